using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Draws;

/// <summary>
/// What a recalibration found, as standard normal scores by draw and member: where an ensemble holds a draw, a replication takes its
/// member's score in place of the one at the address; every other draw keeps its address.
/// </summary>
public sealed class MemberScores
{
    private readonly Dictionary<(ulong Entity, int Quarter, Purpose Purpose), double[]> rows = [];
    private readonly int members;
    private readonly int lucks;

    /// <summary>Prepares an ensemble.</summary>
    /// <param name="keys">Which draws it holds.</param>
    /// <param name="scores">Scores: draw, then member.</param>
    /// <param name="lucksPerMember">Replications in a row that share a member [count]. &gt;= 1.</param>
    /// <exception cref="ArgumentException">A draw is held twice, or a row is not as long as the first.</exception>
    public MemberScores(IReadOnlyList<DrawKey> keys, float[][] scores, int lucksPerMember)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentOutOfRangeException.ThrowIfLessThan(lucksPerMember, 1);
        members = scores.Length > 0 ? scores[0].Length : 1;
        lucks = lucksPerMember;
        for (int i = 0; i < keys.Count; i++)
        {
            if (scores[i].Length != members || !rows.TryAdd((EntityId.Of(keys[i].Entity).Bits, keys[i].Quarter, keys[i].Purpose), Values(keys[i], scores[i])))
            {
                throw new ArgumentException($"the ensemble holds {keys[i]} twice or not for every member", nameof(keys));
            }
        }
    }

    /// <summary>Writes what a draw is in a group, where the ensemble holds it.</summary>
    /// <param name="values">Receives one value per replication of the group: a uniform for a parameter, a standard normal score for a shock.</param>
    /// <param name="address">Seed and group.</param>
    /// <param name="source">Own members, or one shared by all lanes.</param>
    /// <param name="entity">Whose draw.</param>
    /// <param name="quarter">Calendar quarter index, 0 where a draw is made once.</param>
    /// <param name="purpose">What for.</param>
    /// <returns>True where the ensemble holds the draw.</returns>
    public bool TryFill(Span<double> values, DrawAddress address, ParameterSource source, EntityId entity, int quarter, Purpose purpose)
    {
        if (!rows.TryGetValue((entity.Bits, quarter, purpose), out double[]? row))
        {
            return false;
        }

        for (int lane = 0; lane < values.Length; lane++)
        {
            values[lane] = row[MemberOf(address, source, lane)];
        }

        return true;
    }

    private static double[] Values(DrawKey key, float[] scores) => key.Purpose == Purpose.Parameter
        ? [.. scores.Select(z => Math.Clamp(Normal.Distribution(z), 1e-300, 1 - 1.2e-16))]
        : [.. scores.Select(z => (double)z)];

    /// <summary>The member a lane plays: members take turns, each for as many replications as it has lucks.</summary>
    private int MemberOf(DrawAddress address, ParameterSource source, int lane)
    {
        long number = source.IsShared
            ? source.Replication - (long)DrawAddress.EpistemicGroup * DrawAddress.GroupSize
            : ((long)address.Group * DrawAddress.GroupSize + lane) / lucks;
        return (int)(number % members);
    }
}
