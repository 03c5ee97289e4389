using System.Numerics;
using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation.Phases;

namespace Zyz.Sim.Model.Simulation.Seats;

/// <summary>
/// The entrants of all quarters and replications of a group (E10), with their draws: known before the first quarter, since neither how many there
/// are nor their luck depends on what happens. Draws come by 64 replications, seats are given out a few at a time.
/// </summary>
internal sealed class Arrivals
{
    private const int Lanes = DrawAddress.GroupSize, Eight = 8, Eighths = Lanes / Eight;
    private readonly EnterpriseBlock staging;
    private int[] begins = []; // of the rows of a step, then eight replications
    private int[] places = []; // rows of eight
    private double[] scores = [];

    public Arrivals(TownSetting setting) => staging = new EnterpriseBlock { Profile = setting.Slots[0], Passing = true };

    /// <summary>Gives memory back.</summary>
    public void Release() => staging.Release();

    /// <summary>Draws who comes when, and how large.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Draw<T>(TownState town, LaneMemory memory)
        where T : struct, ILanes<T>
    {
        TownSetting setting = town.Setting;
        staging.Reset(setting.Slots[0], memory);
        Count(town);
        Span<double> z = CacheLine.Within<double>(stackalloc double[CacheLine.Row]);
        Span<int> next = stackalloc int[Lanes]; // entrants of the quarter so far
        for (int step = 1; step <= setting.Steps; step++)
        {
            int calendar = (setting.First + (step - 1)).Index;
            next.Clear();
            ref double count = ref town.Luck.First(TownDraw.Entrants, step);
            foreach (int place in setting.Births[step])
            {
                // Slots stand in the order of their ids, which from the ten thousandth place of a quarter on is not that of their ordinals.
                ulong born = Below<T>(setting.Slots[place].Ordinal, ref count) & town.Drawn.Played;
                if (born == 0)
                {
                    continue;
                }

                town.Address.Uniforms(z, setting.Slots[place].Address, calendar, Purpose.BirthSize);
                Normal.Quantiles<T>(z, born);
                for (; born != 0; born &= born - 1)
                {
                    int lane = BitOperations.TrailingZeroCount(born), at = (begins[step * Eighths + lane / Eight] + next[lane]++) * Eight + lane % Eight;
                    (places[at], scores[at]) = (place, z[lane]);
                }
            }
        }
    }

    /// <summary>Seats the entrants of a quarter in the replications that are played, and tells the town.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Seat<T>(TownState town, SeatMap seats, AgeTable ages, LaneMemory memory)
        where T : struct, ILanes<T>
    {
        int step = town.Quarter.Step;
        ref double count = ref town.Luck.First(TownDraw.Entrants, step);
        for (int i = town.From; i < town.Until; i += T.Width)
        {
            int at = begins[step * Eighths + i / Eight] * Eight + i % Eight, end = begins[step * Eighths + i / Eight + 1] * Eight;
            for (int ordinal = 0; at < end; ordinal++, at += Eight)
            {
                ulong born = (ulong)T.Below(T.All(ordinal), T.Load(ref count, i)) << i & town.Drawn.Played;
                if (born == 0)
                {
                    break;
                }

                staging.Born = born;
                staging.Live(born);
                BirthPhase.Enter(staging, i, T.Load(ref scores[at], 0), town.Quarter, town.Draws);
                town.Welcome(new Newborn(false, born, staging[Field.Orders], [], []));
                for (; born != 0; born &= born - 1)
                {
                    int lane = BitOperations.TrailingZeroCount(born), place = places[at + lane - i];
                    seats.Seat(staging, lane, place, town.Setting.Slots[place].Address, step, ages, memory);
                }
            }
        }
    }

    /// <summary>How many come in each quarter and replication, and where they are kept.</summary>
    private void Count(TownState town)
    {
        int steps = town.Setting.Steps, total = 0;
        Array.Resize(ref begins, (steps + 1) * Eighths + 1);
        for (int step = 1; step <= steps; step++)
        {
            int most = town.Setting.Births[step].Length;
            ReadOnlySpan<double> entrants = town.Luck[TownDraw.Entrants, step];
            for (int eight = 0; eight < Eighths; eight++)
            {
                begins[step * Eighths + eight] = total;
                double largest = 0;
                foreach (double own in entrants.Slice(eight * Eight, Eight))
                {
                    largest = Math.Max(largest, own);
                }

                total += (int)Math.Min(most, largest);
            }
        }

        begins[^1] = total;
        if (scores.Length < total * Eight)
        {
            (places, scores) = (new int[(total + total / 4) * Eight], new double[(total + total / 4) * Eight]);
        }
    }

    /// <summary>Replications that have more entrants than some.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Below<T>(int some, ref double count)
        where T : struct, ILanes<T>
    {
        ulong below = 0;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            below |= (ulong)T.Below(T.All(some), T.Load(ref count, i)) << i;
        }

        return below;
    }
}
