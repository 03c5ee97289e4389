using System.Runtime.Intrinsics;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation.Reference;
using Zyz.Sim.Model.Simulation.Seats;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// Plays one town for groups of 64 replications, all enterprises in this thread: the unit of computing. The order of a
/// quarter is that of docs/model.md §3. Buffers are kept between groups; nothing is allocated inside a quarter.
/// </summary>
public sealed class TownPlayer
{
    private TownSetting setting;
    private readonly ITownWay way;
    private readonly TownMemory memory;
    private LaneMemory lanes = new();

    /// <summary>A player for a town, in the widest lanes of this machine.</summary>
    /// <param name="setting">The town.</param>
    public TownPlayer(TownSetting setting)
        : this(setting, Widest(setting))
    {
    }

    internal TownPlayer(TownSetting setting, ITownWay way)
    {
        this.setting = setting ?? throw new ArgumentNullException(nameof(setting));
        this.way = way;
        memory = new TownMemory(setting.Steps);
    }

    /// <summary>The town.</summary>
    public TownSetting Setting => setting;

    /// <summary>The readable way to play, replication by replication: same bits, slower.</summary>
    /// <param name="setting">The town.</param>
    /// <returns>A player.</returns>
    public static TownPlayer Readable(TownSetting setting) => new(setting, new SlotWay(setting, town => new ReferenceRunner(town)));

    /// <summary>Plays a group.</summary>
    /// <param name="address">Seed and group.</param>
    /// <param name="source">Which parameter draws.</param>
    /// <param name="observe">Called at the end of every quarter with the town and its slots, or null.</param>
    /// <returns>Annual outcomes.</returns>
    /// <exception cref="ModelException">The model cannot give a number.</exception>
    public TownOutcomes Play(DrawAddress address, ParameterSource source) => Play(address, source, null);

    /// <summary>Plays a group into outcomes that nobody needs any more: a batch of chunks that are written elsewhere allocates them once.</summary>
    /// <param name="address">Seed and group.</param>
    /// <param name="source">Which parameter draws.</param>
    /// <param name="outcomes">Receives the annual outcomes; of as many years as the town plays.</param>
    /// <exception cref="ModelException">The model cannot give a number.</exception>
    public void PlayInto(DrawAddress address, ParameterSource source, TownOutcomes outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        outcomes.Clear();
        Play(address, source, outcomes, null);
    }

    /// <summary>Makes the player play a town under another plan; only one that has the same places, and so the same buffers.</summary>
    /// <param name="other">The town under the other plan.</param>
    /// <returns>False where its places are others.</returns>
    public bool TryTurnTo(TownSetting other)
    {
        ArgumentNullException.ThrowIfNull(other);
        bool same = other.Slots == setting.Slots;
        setting = same ? other : setting;
        return same;
    }

    /// <summary>What its enterprises write to.</summary>
    public LaneMemory Lanes => lanes;

    /// <summary>Makes the player write to memory another one has used; what it used before is the other's.</summary>
    /// <param name="memory">The memory.</param>
    public void Use(LaneMemory memory) => lanes = memory;

    internal TownOutcomes Play(DrawAddress address, ParameterSource source, Action<TownState, EnterpriseBlock[]>? observe)
    {
        var outcomes = new TownOutcomes(setting.Years);
        Play(address, source, outcomes, observe);
        return outcomes;
    }

    /// <summary>The way to play in the widest lanes this machine has.</summary>
    private static ITownWay Widest(TownSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return Vector512.IsHardwareAccelerated ? new SeatWay<Lanes8>(setting)
            : Vector256.IsHardwareAccelerated ? new SeatWay<Lanes4>(setting)
            : Vector128.IsHardwareAccelerated ? new SeatWay<Lanes2>(setting)
            : new SeatWay<Lanes1>(setting);
    }

    private void Play(DrawAddress address, ParameterSource source, TownOutcomes outcomes, Action<TownState, EnterpriseBlock[]>? observe)
    {
        var town = new TownState(new TownDraws(setting, address, source, memory.Clear()), memory);
        way.Play(town, outcomes, lanes, observe);
        outcomes.IdentitiesChecked = town.Identities.Checked;
        outcomes.IdentitiesViolated = town.Identities.Violated;
        outcomes.Unplaced = town.Unplaced;
    }
}
