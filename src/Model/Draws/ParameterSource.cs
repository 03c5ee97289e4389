namespace Zyz.Sim.Model.Draws;

/// <summary>Which parameter draws a group of replications uses.</summary>
/// <param name="Replication">
/// The replication whose draw every lane of the group shares (epistemic pass: one θ under 64 lucks), or -1 where each
/// replication has its own (main pass).
/// </param>
public readonly record struct ParameterSource(long Replication)
{
    /// <summary>Each replication has its own draw.</summary>
    public static ParameterSource Own => new(-1);

    /// <summary>All lanes share the epistemic draw of a number.</summary>
    /// <param name="draw">Number of the draw. &gt;= 0.</param>
    /// <returns>The source.</returns>
    public static ParameterSource Shared(int draw) => new((long)DrawAddress.EpistemicGroup * DrawAddress.GroupSize + draw);

    /// <summary>Lucks played under each shared draw [count]: six vectors of eight.</summary>
    public const int SharedLucks = 48;

    /// <summary>Replications of a group that are played, a bit each.</summary>
    public ulong Lanes => IsShared ? (1UL << SharedLucks) - 1 : ulong.MaxValue;

    /// <summary>True where all lanes share one draw.</summary>
    public bool IsShared => Replication >= 0;
}
