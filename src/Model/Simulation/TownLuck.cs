using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Entry;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// What a town draws for itself in every quarter, whatever happens in it, for 64 replications: drawn before the first quarter, for draws come by
/// 64, and replications may be played a few at a time.
/// </summary>
internal sealed class TownLuck(int steps)
{
    private const int Lanes = DrawAddress.GroupSize;
    private readonly LaneTable rows = new(steps * (int)TownDraw.Count);

    /// <summary>Entrants beyond the places of their quarter [count].</summary>
    public long UnplacedEntrants { get; private set; }

    /// <summary>The first of the 64 draws of a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double First(TownDraw draw, int step) => ref rows.First((step - 1) * (int)TownDraw.Count + (int)draw);

    /// <summary>The 64 draws of a step.</summary>
    public Span<double> this[TownDraw draw, int step] => rows[(step - 1) * (int)TownDraw.Count + (int)draw];

    /// <summary>Draws for all quarters.</summary>
    public void Draw(TownDraws drawn)
    {
        UnplacedEntrants = 0;
        TownSetting setting = drawn.Setting;
        for (int step = 1; step <= setting.Steps; step++)
        {
            int calendar = (setting.First + (step - 1)).Index;
            drawn.Normals(this[TownDraw.RegionalShock, step], setting.RegionAddress, calendar, Purpose.RegionalShock);
            drawn.Normals(this[TownDraw.TownShock, step], setting.Address, calendar, Purpose.TownShock);
            drawn.Normals(this[TownDraw.TownPrice, step], setting.Address, calendar, Purpose.TownPrice);
            if (setting.Town.SharesMetalsPrice)
            {
                drawn.Normals(this[TownDraw.MetalsPrice, step], setting.RegionAddress, calendar, Purpose.MetalsPrice);
            }

            drawn.Address.Uniforms(this[TownDraw.Entrants, step], setting.Address, calendar, Purpose.EntryCount);
            if (Vector512.IsHardwareAccelerated)
            {
                CountEntrants<Lanes8>(drawn, step);
            }
            else
            {
                CountEntrants<Lanes4>(drawn, step);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountEntrants<T>(TownDraws drawn, int step)
        where T : struct, ILanes<T>
    {
        ref double entrants = ref First(TownDraw.Entrants, step);
        double places = drawn.Setting.EntrantPlaces;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T mean = TownRules.Entrants<T>(drawn.Setting, drawn.Parameters, i, step), u = T.Load(ref entrants, i);
            T count = T.Below(T.All(EntrantCount.DirectLimit), mean) == 0 ? EntrantCount.Poisson(mean, u) : FromFarOut(mean, u);
            T.Store(count, ref entrants, i);
            if (T.Below(T.All(places), count) != 0)
            {
                foreach (double own in this[TownDraw.Entrants, step].Slice(i, T.Width))
                {
                    UnplacedEntrants += (long)Math.Max(0, own - places);
                }
            }
        }
    }

    /// <summary>Counts where a mean is too large for the sum to start at 0.</summary>
    private static T FromFarOut<T>(T mean, T u)
        where T : struct, ILanes<T>
    {
        Span<double> means = stackalloc double[T.Width], uniforms = stackalloc double[T.Width];
        T.Store(mean, ref means[0], 0);
        T.Store(u, ref uniforms[0], 0);
        for (int lane = 0; lane < T.Width; lane++)
        {
            means[lane] = EntrantCount.Poisson(means[lane], uniforms[lane]);
        }

        return T.Load(ref means[0], 0);
    }
}
