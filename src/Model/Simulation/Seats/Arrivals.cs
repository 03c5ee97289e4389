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
    private const int Lanes = DrawAddress.GroupSize;
    private readonly EnterpriseBlock staging;
    private int[] begins = []; // of the entrants of a step, then replication
    private int[] places = [];
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
        Span<int> next = stackalloc int[Lanes];
        Span<double> z = CacheLine.Within<double>(stackalloc double[CacheLine.Row]);
        for (int step = 1; step <= setting.Steps; step++)
        {
            int calendar = (setting.First + (step - 1)).Index;
            begins.AsSpan(step * Lanes, Lanes).CopyTo(next);
            ref double count = ref town.Luck.First(TownDraw.Entrants, step);
            foreach (int place in setting.Births[step])
            {
                ulong born = Below<T>(setting.Slots[place].Ordinal, ref count) & town.Drawn.Played;
                if (born == 0)
                {
                    continue;
                }

                town.Address.Uniforms(z, setting.Slots[place].Address, calendar, Purpose.BirthSize);
                Normal.Quantiles<T>(z, born);
                for (; born != 0; born &= born - 1)
                {
                    int lane = BitOperations.TrailingZeroCount(born), at = next[lane]++;
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
        Span<double> z = CacheLine.Within<double>(stackalloc double[CacheLine.Row]);
        int step = town.Quarter.Step;
        ReadOnlySpan<int> begin = begins.AsSpan(step * Lanes, Lanes + 1);
        for (int i = town.From; i < town.Until; i += T.Width)
        {
            for (int k = 0; ; k++)
            {
                ulong born = 0;
                for (int lane = i; lane < i + T.Width; lane++)
                {
                    bool comes = begin[lane] + k < begin[lane + 1];
                    z[lane] = comes ? scores[begin[lane] + k] : 0;
                    born |= comes ? 1UL << lane : 0;
                }

                if (born == 0)
                {
                    break;
                }

                staging.Born = born;
                staging.Live(born);
                BirthPhase.Enter(staging, i, T.Load(ref z[0], i), town.Quarter, town.Draws);
                town.Welcome(new Newborn(false, born, staging[Field.Orders], [], []));
                for (; born != 0; born &= born - 1)
                {
                    int lane = BitOperations.TrailingZeroCount(born), place = places[begin[lane] + k];
                    seats.Seat(staging, lane, place, town.Setting.Slots[place].Address, step, ages, memory);
                }
            }
        }
    }

    /// <summary>How many come in each quarter and replication, and where they are kept.</summary>
    private void Count(TownState town)
    {
        int steps = town.Setting.Steps, total = 0;
        Array.Resize(ref begins, (steps + 1) * Lanes + 1);
        for (int step = 1; step <= steps; step++)
        {
            int most = town.Setting.Births[step].Length;
            ReadOnlySpan<double> entrants = town.Luck[TownDraw.Entrants, step];
            for (int lane = 0; lane < Lanes; lane++)
            {
                begins[step * Lanes + lane] = total;
                total += (town.Drawn.Played >> lane & 1) == 0 ? 0 : (int)Math.Min(most, entrants[lane]);
            }
        }

        begins[^1] = total;
        if (places.Length < total)
        {
            (places, scores) = (new int[total + total / 4], new double[total + total / 4]);
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
