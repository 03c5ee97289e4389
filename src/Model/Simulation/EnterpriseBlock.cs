using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// The state of one enterprise slot in 64 replications: structure of arrays, one bit per replication for what is yes or
/// no. A dead replication holds zeros, so sums need no branches.
/// </summary>
internal sealed class EnterpriseBlock
{
    private const int Lanes = DrawAddress.GroupSize;
    private LaneTable numbers; // most places never live: they get numbers when they first do
    private LaneMemory? memory;

    /// <summary>Who this is.</summary>
    public required SlotProfile Profile { get; set; }

    /// <summary>Alive now.</summary>
    public ulong Alive;

    /// <summary>Born this quarter: neither moves nor receives.</summary>
    public ulong Born;

    /// <summary>Closes this quarter, unless the town would be left empty.</summary>
    public ulong Closing;

    /// <summary>Is absorbed this quarter, unless the town would be left empty.</summary>
    public ulong Merging;

    /// <summary>Registered above scale (规上).</summary>
    public ulong AboveScale;

    /// <summary>Was below the threshold at the last fourth quarter.</summary>
    public ulong BelowOnce;

    /// <summary>Holds the 专精特新 title.</summary>
    public ulong Srdi;

    /// <summary>Low bit of the years since award or review.</summary>
    public ulong ReviewLow;

    /// <summary>High bit of the years since award or review.</summary>
    public ulong ReviewHigh;

    /// <summary>Has a technology centre.</summary>
    public ulong TechCentre;

    /// <summary>Is a green factory.</summary>
    public ulong Green;

    /// <summary>At risk of closure and merger: projects only once fully ramped up.</summary>
    public ulong Exposed;

    /// <summary>Has its R&amp;D intensity (<see cref="Phases.RdPhase"/>).</summary>
    public ulong RdDrawn;

    /// <summary>Replications in which a project opens at all.</summary>
    public ulong Ever;

    /// <summary>Step of opening by replication, int.MaxValue where it never opens (projects only).</summary>
    public int[]? Opening;

    /// <summary>ln of full output by replication (projects only).</summary>
    public double[]? LnOutput;

    /// <summary>Where it sits by replication, once it opened (projects only).</summary>
    public (Seats.SeatBlock Block, int Seat)[]? Seats;

    /// <summary>Whether its newborn are handed on at once, and no one reads the numbers of other replications.</summary>
    public bool Passing { get; init; }

    /// <summary>The 64 values of a field; zeros where the slot has never lived.</summary>
    public Span<double> this[Field field] => numbers.IsEmpty ? new double[Lanes] : numbers[(int)field];

    /// <summary>Where the numbers begin: a field's value in a lane lies <see cref="LaneRows.At(Field, int)"/> further on.</summary>
    public ref double Numbers => ref numbers.First(0);

    /// <summary>The first of the 64 values of a field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double First(Field field) => ref numbers.First((int)field);

    /// <summary>The first of the 64 values of a stage of the pipeline.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double Pipeline(int stage) => ref numbers.First((int)Field.Pipeline0 + stage);

    /// <summary>Makes the slot empty in every replication and gives it to a profile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Reset(SlotProfile profile, LaneMemory memory)
    {
        Profile = profile;
        Release();
        this.memory = memory;
        Alive = Born = Closing = Merging = AboveScale = BelowOnce = Srdi = ReviewLow = ReviewHigh = TechCentre = Green = 0;
        Exposed = profile.IsProject ? 0 : ulong.MaxValue;
        Ever = RdDrawn = 0;
    }

    /// <summary>Brings an incumbent to life, all of whose numbers its base date writes: clearing them first cost a hundredth of a run.</summary>
    public void LiveFromStart(ulong played)
    {
        numbers = memory!.Take();
        this[Field.Output].Clear();
        Alive = played;
    }

    /// <summary>Brings replications to life.</summary>
    public void Live(ulong born)
    {
        if (numbers.IsEmpty)
        {
            numbers = Passing ? memory!.Take() : memory!.TakeZeros();
        }

        Alive |= born;
    }

    /// <summary>Gives the numbers back to the memory they came from.</summary>
    public void Release()
    {
        if (!numbers.IsEmpty)
        {
            memory!.Give(numbers);
            numbers = default;
        }
    }

    /// <summary>Empties the slot in some replications.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Bury(ulong leaving)
    {
        Alive &= ~leaving;
        AboveScale &= ~leaving;
        Srdi &= ~leaving;
        TechCentre &= ~leaving;
        Green &= ~leaving;
        for (; leaving != 0; leaving &= leaving - 1)
        {
            int lane = System.Numerics.BitOperations.TrailingZeroCount(leaving);
            for (Field field = Field.LnOrders; field < Field.Output; field++)
            {
                if (field is not (Field.Sigma or Field.Centre))
                {
                    Unsafe.Add(ref First(field), lane) = 0;
                }
            }
        }
    }

    /// <summary>Age in a replication at the end of a step [years].</summary>
    public double AgeYears(int step, int lane) => step * Time.Quarter.StepYears - BirthYears(lane);

    /// <summary>Time of birth in a replication, from the base date on [years].</summary>
    public double BirthYears(int lane) => Profile.Kind switch
    {
        SlotKind.Incumbent => -Profile.AgeYears,
        SlotKind.Entrant => Profile.Step * Time.Quarter.StepYears,
        _ => Opening![lane] * Time.Quarter.StepYears,
    };

    /// <summary>Whether all four quarters of the year ending with a step were lived.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong FullYear(int step)
    {
        if (Profile.Kind == SlotKind.Incumbent)
        {
            return ulong.MaxValue;
        }

        if (Profile.Kind == SlotKind.Entrant)
        {
            return Profile.Step <= step - 3 ? ulong.MaxValue : 0;
        }

        ulong mask = 0;
        for (int lane = 0; lane < Lanes; lane++)
        {
            mask |= Opening![lane] <= step - 3 ? 1UL << lane : 0;
        }

        return mask;
    }
}
