using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// What is drawn for a town and a group of 64 replications before its first quarter: parameters, base date, numbers of
/// projects. Shared by all its enterprises.
/// </summary>
internal sealed class TownDraws
{
    private const int Lanes = DrawAddress.GroupSize;
    private readonly int[]?[] projectCounts;
    private readonly MemberScores? members;
    private readonly ParameterSource source;
    private long unplaced;

    public TownDraws(TownSetting setting, DrawAddress address, ParameterSource source, TownMemory? memory = null)
    {
        Parameters = memory?.Parameters ?? new();
        Setting = setting;
        Address = address;
        Played = source.Lanes;
        this.source = source;
        members = setting.Plan.Ensemble?.Drawn;
        setting.Sampler.Draw(address, source, Parameters, members);
        Start = new TownStart(setting, Parameters);
        projectCounts = new int[]?[setting.Steps + 1];
    }

    /// <summary>The town.</summary>
    public TownSetting Setting { get; }

    /// <summary>Seed and group.</summary>
    public DrawAddress Address { get; }

    /// <summary>Replications of the group that are played, a bit each.</summary>
    public ulong Played { get; }

    /// <summary>Parameter draws.</summary>
    public ParameterDraws Parameters { get; }

    /// <summary>The base date.</summary>
    public TownStart Start { get; }

    /// <summary>Signings beyond their places.</summary>
    public long UnplacedProjects => Interlocked.Read(ref unplaced);

    /// <summary>64 standard normal scores of a shock: those of the ensemble's members where it holds the draw, else those at the address.</summary>
    public void Normals(Span<double> scores, EntityId entity, int quarter, Purpose purpose)
    {
        if (members?.TryFill(scores, Address, source, entity, quarter, purpose) == true)
        {
            return;
        }

        Address.Uniforms(scores, entity, quarter, purpose);
        Normal.Quantiles(scores);
    }

    /// <summary>Projects of a slot's kind and step, by replication.</summary>
    public ReadOnlySpan<int> ProjectCount(SlotProfile profile)
    {
        int step = profile.Kind == SlotKind.AttractedProject ? profile.Step : 0;
        int[]? counts = Volatile.Read(ref projectCounts[step]);
        if (counts is null)
        {
            counts = new int[Lanes];
            ProjectSchedule.Count(Setting, Parameters, Address, step, counts);
            if (Interlocked.CompareExchange(ref projectCounts[step], counts, null) is null)
            {
                int places = step == 0 ? Setting.QueuePlaces : Setting.SigningPlaces;
                Interlocked.Add(ref unplaced, counts.Sum(count => (long)Math.Max(0, count - places)));
            }
        }

        return counts;
    }
}
