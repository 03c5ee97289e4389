using System.Numerics;
using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation.Phases;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// One town in 64 replications, between its enterprises: it opens a quarter with what its policy and its draws make of it,
/// takes the newborn, lets its enterprises move, and closes the quarter from their sums.
/// </summary>
internal sealed class TownState
{
    private const int Lanes = DrawAddress.GroupSize;
    private readonly TownMemory memory;

    public TownState(TownDraws drawn, TownMemory memory)
    {
        this.memory = memory;
        Drawn = drawn;
        Luck.Draw(drawn);
        SumGrid.Of(Draws[Parameter.BaseOutput], Quarter[QuarterField.Grid]);
        DriftCompensation.Fill(Setting.Composition, Draws, Start.Drift, Setting.ListedFlow, memory.Drift);
        TownArithmetic.For(this).Prepare(this);
    }

    /// <summary>What was drawn before the first quarter.</summary>
    public TownDraws Drawn { get; }

    /// <summary>The town.</summary>
    public TownSetting Setting => Drawn.Setting;

    /// <summary>Seed and group.</summary>
    public DrawAddress Address => Drawn.Address;

    /// <summary>Parameter draws.</summary>
    public ParameterDraws Draws => Drawn.Parameters;

    /// <summary>The base date.</summary>
    public TownStart Start => Drawn.Start;

    /// <summary>What the town tells its enterprises.</summary>
    public TownQuarterBlock Quarter => memory.Quarter;

    /// <summary>What they sum to.</summary>
    public TownSums Sums => memory.Sums;

    /// <summary>Identities checked.</summary>
    public IdentityCheck Identities { get; } = new();

    /// <summary>What it draws for itself in every quarter.</summary>
    public TownLuck Luck => memory.Luck;

    /// <summary>Entrants and signings beyond the places of their quarter.</summary>
    public long Unplaced => Luck.UnplacedEntrants + Drawn.UnplacedProjects;

    /// <summary>The first of the replications that are played now.</summary>
    public int From { get; private set; }

    /// <summary>The first after them.</summary>
    public int Until { get; private set; } = Lanes;

    /// <summary>The replications that are played now, a bit each.</summary>
    public ulong Inside => (Until - From == Lanes ? ulong.MaxValue : (1UL << Until - From) - 1) << From;

    /// <summary>The 64 values of what the town keeps for itself.</summary>
    public Span<double> this[TownField field] => memory.Own[(int)field];

    /// <summary>Where they begin: a field's value in a lane lies <see cref="LaneRows.At(TownField, int)"/> further on.</summary>
    public ref double Numbers => ref memory.Own.First(0);

    /// <summary>m of a step by replication [1/year].</summary>
    public ReadOnlySpan<double> Drift(int step) => memory.Drift.AsSpan(step * Lanes, Lanes);

    /// <summary>C/Q of the projects that open in a step, by replication.</summary>
    public Span<double> SpillOpened(int step) => memory.SpillOpened.AsSpan(step * Lanes, Lanes);

    /// <summary>Capacity at the end of the last closed quarter, what mergers hand over included [亿元].</summary>
    public ReadOnlySpan<double> HeldCapacity => this[TownField.HeldCapacity];

    /// <summary>Whether a replication of the group is played.</summary>
    public bool IsPlayed(int lane) => (Drawn.Played >> lane & 1) != 0;

    /// <summary>Turns to some replications, at the base date: from now on only they move. Eight or a multiple side by side, or fewer.</summary>
    /// <param name="from">The first.</param>
    /// <param name="until">The first after them.</param>
    public void TurnTo(int from, int until)
    {
        (From, Until, Quarter.Step, Quarter.Calendar) = (from, until, 0, 0);
        Sums.Clear(from, until); // playing neighbours leaves something there
    }

    /// <summary>
    /// Takes over the sums of the base date, and scales the population so that it makes what was published although some of
    /// its orders meet full capacity (§7).
    /// </summary>
    public void BeginAtOrigin()
    {
        TownArithmetic.For(this).Begin(this);
    }

    /// <summary>Steps 1 to 3 of a quarter: levers, shocks, price; and how many entrants there are.</summary>
    public void Open(int step)
    {
        Sums.Clear(From, Until);
        Quarter.Step = step;
        Quarter.Calendar = (Setting.First + (step - 1)).Index;
        TownArithmetic.For(this).Open(this);
    }

    /// <summary>Takes what the newborn bring, slot after slot (step 4).</summary>
    /// <param name="newborn">What a slot brings that was born or ramped up in some replication.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Welcome(in Newborn newborn)
    {
        Span<double> orders = Sums[newborn.IsProject ? SumField.RampOrders : SumField.NewOrders];
        Span<double> count = Sums[newborn.IsProject ? SumField.ProjectsBorn : SumField.Born];
        for (ulong born = newborn.Born; born != 0; born &= born - 1)
        {
            int lane = BitOperations.TrailingZeroCount(born);
            orders[lane] += newborn.Orders[lane];
            count[lane] += 1;
            if (newborn.IsProject)
            {
                SpillOpened(Quarter.Step)[lane] += Elementary.Exp(newborn.LnOutput[lane]) / this[TownField.LastOutput][lane];
            }
        }

        if (newborn.IsProject)
        {
            for (int lane = From; lane < Until; lane++)
            {
                orders[lane] += newborn.Ramp[lane];
            }
        }
    }

    /// <summary>Before orders move: what leavers left and newcomers take (R), spillovers, transfers.</summary>
    public void Redistribute()
    {
        TownArithmetic.For(this).Redistribute(this);

        Drift(Quarter.Step)[From..Until].CopyTo(Quarter[QuarterField.Drift][From..]);
        Span<double> grid = Quarter[QuarterField.Grid][From..Until];
        SumGrid.Of(grid, grid);
    }

    /// <summary>After all have reported orders and production: overflow sharing (E7), and whether anyone would be left.</summary>
    public void Share()
    {
        TownArithmetic.For(this).Share(this);
    }

    /// <summary>Step 10 in fourth quarters: chances of registration and awards, R&amp;D of the year.</summary>
    /// <param name="step">Step; 0 for the base date.</param>
    public void OpenAnnual(int step)
    {
        TownArithmetic.For(this).OpenAnnual(this, step);
    }

    /// <summary>After all have produced (step 11): identities, and what next quarter begins with.</summary>
    /// <exception cref="ModelException">A sum is no number of a town.</exception>
    public void Close()
    {
        TownArithmetic.For(this).Close(this);
    }
}
