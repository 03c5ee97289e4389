using System.Runtime.CompilerServices;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation.Reference;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// Plays one town for groups of 64 replications, all enterprises in this thread: the unit of computing. The order of a
/// quarter is that of docs/model.md §3. Buffers are kept between groups; nothing is allocated inside a quarter.
/// </summary>
public sealed class TownPlayer
{
    private TownSetting setting;
    private readonly Func<TownDraws, SlotScratch, ISlotRunner> runner;
    private readonly SlotScratch scratch = new();
    private readonly TownMemory memory;
    private readonly EnterpriseBlock[] slots;
    private readonly LivingSlots living;
    private readonly CacheAhead ahead;
    private readonly List<int> projects = []; // places whose project opens in some replication
    private readonly List<int> came = [];
    private readonly int[] signings = new int[DrawAddress.GroupSize];
    private readonly double[] ramp = new double[DrawAddress.GroupSize];
    private LaneMemory lanes = new();

    /// <summary>A player for a town, in the widest lanes of this machine.</summary>
    /// <param name="setting">The town.</param>
    public TownPlayer(TownSetting setting)
        : this(setting, Widest())
    {
    }

    internal TownPlayer(TownSetting setting, Func<TownDraws, SlotScratch, ISlotRunner> runner)
    {
        this.setting = setting ?? throw new ArgumentNullException(nameof(setting));
        this.runner = runner;
        memory = new TownMemory(setting.Steps);
        slots = [.. setting.Slots.Select(p => new EnterpriseBlock { Profile = p })];
        living = new LivingSlots(slots);
        ahead = new CacheAhead(slots);
    }

    /// <summary>The town.</summary>
    public TownSetting Setting => setting;

    /// <summary>The readable way to play, replication by replication: same bits, slower.</summary>
    /// <param name="setting">The town.</param>
    /// <returns>A player.</returns>
    public static TownPlayer Readable(TownSetting setting) => new(setting, (town, _) => new ReferenceRunner(town));

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

    /// <summary>What its slots write to.</summary>
    public LaneMemory Lanes => lanes;

    /// <summary>Makes the player write to memory another one has used; what it used before is the other's.</summary>
    /// <param name="memory">The memory.</param>
    public void Use(LaneMemory memory) => lanes = memory;

    /// <summary>The way to play in the widest lanes this machine has.</summary>
    internal static Func<TownDraws, SlotScratch, ISlotRunner> Widest() =>
        Vector512.IsHardwareAccelerated ? (town, scratch) => new SlotRunner<Lanes8>(town, scratch)
        : Vector256.IsHardwareAccelerated ? (town, scratch) => new SlotRunner<Lanes4>(town, scratch)
        : Vector128.IsHardwareAccelerated ? (town, scratch) => new SlotRunner<Lanes2>(town, scratch)
        : (town, scratch) => new SlotRunner<Lanes1>(town, scratch);

    internal TownOutcomes Play(DrawAddress address, ParameterSource source, Action<TownState, EnterpriseBlock[]>? observe)
    {
        var outcomes = new TownOutcomes(setting.Years);
        Play(address, source, outcomes, observe);
        return outcomes;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Play(DrawAddress address, ParameterSource source, TownOutcomes outcomes, Action<TownState, EnterpriseBlock[]>? observe)
    {
        scratch.Observed = observe is not null;
        var drawn = new TownDraws(setting, address, source, memory.Clear());
        var town = new TownState(drawn, memory);
        try
        {
            Play(town, runner(drawn, scratch), outcomes, observe);
        }
        finally
        {
            foreach (EnterpriseBlock slot in slots)
            {
                slot.Release();
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Play(TownState town, ISlotRunner run, TownOutcomes outcomes, Action<TownState, EnterpriseBlock[]>? observe)
    {
        var tally = new AnnualTally(town, outcomes);
        Begin(town, run, tally);
        for (int step = 1; step <= setting.Steps; step++)
        {
            town.Open(step);
            Bear(town, run);
            town.Redistribute();
            ReadOnlySpan<int> places = living.Places;
            for (int i = 0; i < places.Length; i++)
            {
                EnterpriseBlock slot = slots[places[i]];
                ahead.BeforeQuarter(places, i);
                outcomes.EnterpriseQuarters += BitOperations.PopCount(slot.Alive);
                run.Advance(slot, town.Quarter, town.Sums);
            }

            town.Share();
            bool fourth = step % 4 == 0;
            if (fourth)
            {
                town.OpenAnnual(step);
            }

            for (int i = 0; i < places.Length; i++)
            {
                EnterpriseBlock slot = slots[places[i]];
                ahead.BeforeEnd(places, i);
                run.Finish(slot, town.Quarter, town.Sums);
                if (fourth)
                {
                    run.CloseYear(slot, town.Quarter, town.Sums);
                }
            }

            observe?.Invoke(town, slots);
            tally.AddQuarter();
            town.Close();
            if (fourth)
            {
                tally.WriteYear();
            }
        }

        outcomes.IdentitiesChecked = town.Identities.Checked;
        outcomes.IdentitiesViolated = town.Identities.Violated;
        outcomes.Unplaced = town.Unplaced;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Begin(TownState town, ISlotRunner run, AnnualTally tally)
    {
        projects.Clear();
        for (int i = 0; i < slots.Length; i++)
        {
            EnterpriseBlock slot = slots[i];
            slot.Reset(setting.Slots[i], lanes);
            Span<int> signed = slot.Profile.IsProject ? signings : [];
            run.Begin(slot, town.Quarter, town.Sums, signed);
            if (signed.ContainsAnyExcept(ProjectSchedule.Never))
            {
                tally.Register(signed, slot.Opening!);
            }

            if (slot.Ever != 0)
            {
                projects.Add(i);
            }
        }

        town.BeginAtOrigin();
        town.OpenAnnual(0);
        living.Find();
        foreach (int place in living.Places)
        {
            run.CountBase(slots[place], town.Quarter, town.Sums);
        }

        tally.WriteBase();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Bear(TownState town, ISlotRunner run)
    {
        came.Clear();
        foreach (int place in setting.Births[town.Quarter.Step])
        {
            Bear(town, run, place);
        }

        foreach (int place in projects)
        {
            Bear(town, run, place);
        }

        came.Sort();
        living.Renew(CollectionsMarshal.AsSpan(came));
    }

    private void Bear(TownState town, ISlotRunner run, int place)
    {
        EnterpriseBlock slot = slots[place];
        if (run.Bear(slot, town.Quarter, ramp))
        {
            town.Welcome(new Newborn(slot.Profile.IsProject, slot.Born, slot[Field.Orders], slot.LnOutput, ramp));
            if (slot.Born != 0)
            {
                came.Add(place);
            }
        }
    }
}
