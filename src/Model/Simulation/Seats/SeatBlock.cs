using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Seats;

/// <summary>
/// 64 seats for enterprises of one town in one replication: structure of arrays, one bit a seat for what is yes or no. An empty seat holds
/// zeros, so sums need no branches; whoever is born takes the first empty one.
/// </summary>
internal sealed class SeatBlock
{
    private const int Lanes = DrawAddress.GroupSize, Line = CacheLine.Bytes / sizeof(double);
    private LaneTable numbers;
    private LaneMemory? memory;

    /// <summary>Seats that hold zeros or an enterprise: whole lines of the cache [count].</summary>
    public int Prepared { get; private set; }

    /// <summary>Seats taken.</summary>
    public ulong Alive;

    /// <summary>Born this quarter: neither moves nor receives.</summary>
    public ulong Born;

    /// <summary>Born this year after its first quarter.</summary>
    public ulong Late;

    /// <summary>Closes this quarter, unless the town would be left empty.</summary>
    public ulong Closing;

    /// <summary>Is absorbed this quarter, unless the town would be left empty.</summary>
    public ulong Merging;

    /// <summary>Is a project.</summary>
    public ulong Project;

    /// <summary>At risk of closure and merger: projects only once fully ramped up.</summary>
    public ulong Exposed;

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

    /// <summary>Has its R&amp;D intensity (<see cref="Phases.RdPhase"/>).</summary>
    public ulong RdDrawn;

    /// <summary>Has its draws of the odd quarter in <see cref="Field.Later"/>.</summary>
    public ulong LaterDrawn;

    /// <summary>Seats whose enterprise lived through all four quarters of the year; incumbents did in the base year.</summary>
    public ulong FullYear => Alive & ~Late;

    /// <summary>Which slot's enterprise sits in a seat.</summary>
    public int[] Slots { get; } = new int[Lanes];

    /// <summary>The 64 values of a field.</summary>
    public Span<double> this[Field field] => numbers[(int)field];

    /// <summary>Where the numbers begin: a field's value in a seat lies <see cref="LaneRows.At(Field, int)"/> further on.</summary>
    public ref double Numbers => ref numbers.First(0);

    /// <summary>The first of the 64 values of a field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double First(Field field) => ref numbers.First((int)field);

    /// <summary>The first of 64 values of 64 bits that are no numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref ulong Bits(Field field) => ref Unsafe.As<double, ulong>(ref numbers.First((int)field));

    /// <summary>Empties all seats.</summary>
    /// <param name="memory">Where the numbers lie.</param>
    public void Open(LaneMemory memory)
    {
        this.memory = memory;
        numbers = memory.Take();
        Prepared = 0;
        Alive = Born = Late = Closing = Merging = Project = Exposed = AboveScale = BelowOnce = Srdi = ReviewLow = ReviewHigh = TechCentre = Green = RdDrawn = LaterDrawn = 0;
    }

    /// <summary>Takes the first seats for enterprises all of whose numbers will be written, and zeros up to <see cref="Prepared"/>: clearing them first took a fortieth of a run.</summary>
    /// <param name="taken">The seats, a bit each.</param>
    public void Fill(ulong taken)
    {
        Alive = Exposed = taken;
        Prepared = (64 - System.Numerics.BitOperations.LeadingZeroCount(taken) + Line - 1) & -Line;
    }

    /// <summary>Makes seats hold zeros that were never taken: whole lines of the cache, and only those that are needed.</summary>
    /// <param name="until">The first seat that need not.</param>
    public void Prepare(int until)
    {
        for (; Prepared < until; Prepared += Line)
        {
            for (int field = 0; field < (int)Field.Count; field++)
            {
                numbers[field].Slice(Prepared, Line).Clear();
            }
        }
    }

    /// <summary>Gives the numbers back to the memory they came from.</summary>
    public void Release()
    {
        memory!.Give(numbers);
        numbers = default;
    }

    /// <summary>Empties some seats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Bury(ulong leaving)
    {
        Alive &= ~leaving;
        AboveScale &= ~leaving;
        BelowOnce &= ~leaving;
        Srdi &= ~leaving;
        ReviewLow &= ~leaving;
        ReviewHigh &= ~leaving;
        TechCentre &= ~leaving;
        Green &= ~leaving;
        RdDrawn &= ~leaving;
        LaterDrawn &= ~leaving;
        for (; leaving != 0; leaving &= leaving - 1)
        {
            int seat = System.Numerics.BitOperations.TrailingZeroCount(leaving);
            for (Field field = Field.LnOrders; field < Field.Output; field++)
            {
                if (field is not (Field.Sigma or Field.Centre))
                {
                    Unsafe.Add(ref First(field), seat) = 0;
                }
            }
        }
    }
}
