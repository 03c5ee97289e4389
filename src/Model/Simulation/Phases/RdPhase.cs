using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation.Seats;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>
/// R&amp;D intensity of an enterprise against its region's (E14): drawn once, and only where it decides something. Half of the enterprises
/// never reach a size at which a title or a figure asks for it, and drawing it for all took a thirtieth of a run.
/// </summary>
internal static class RdPhase
{
    /// <summary>Draws the intensity of a block's enterprises unless those asked for have theirs: lognormal around the region's, mean kept.</summary>
    /// <param name="block">The seats.</param>
    /// <param name="wanted">Seats whose intensity decides something, a bit each; they are taken.</param>
    /// <param name="drawn">Parameter draws of the replication.</param>
    /// <param name="address">Seed and group.</param>
    /// <param name="replication">Which replication of the group.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Draw<T>(SeatBlock block, ulong wanted, ref double drawn, DrawAddress address, int replication)
        where T : struct, ILanes<T>
    {
        ulong missing = block.Alive & ~block.RdDrawn;
        if ((wanted & missing) == 0)
        {
            return;
        }

        Span<double> z = CacheLine.Within<double>(stackalloc double[CacheLine.Row]);
        address.UniformsOfMany(z, ref block.Bits(Field.Who), 0, Purpose.RdIntensity, replication, missing);
        block.RdDrawn |= missing;
        Give<T>(ref block.First(Field.RdIntensity), missing, ref drawn, z);
    }

    /// <summary>The same at the base date, where nobody has it yet and draws come for four replications.</summary>
    /// <param name="held">Receives the intensities of 64 incumbents.</param>
    /// <param name="wanted">Whose intensity is drawn, a bit each.</param>
    /// <param name="drawn">Parameter draws of the replication.</param>
    /// <param name="high">The first of 64 draws of 32 bits.</param>
    /// <param name="low">The first of 64 more: the lower halves.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Begin<T>(ref double held, ulong wanted, ref double drawn, ref ulong high, ref ulong low)
        where T : struct, ILanes<T>
    {
        Span<double> z = CacheLine.Within<double>(stackalloc double[CacheLine.Row]);
        DrawAddress.Join(ref high, ref low, z);
        Give<T>(ref held, wanted, ref drawn, z);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Give<T>(ref double held, ulong missing, ref double drawn, Span<double> z)
        where T : struct, ILanes<T>
    {
        Normal.Quantiles<T>(z, missing);
        T centre = Told.Of<T>(ref drawn, Parameter.RdBase), sd = Told.Of<T>(ref drawn, Parameter.RdLogSd);
        for (int i = 0; i < DrawAddress.GroupSize; i += T.Width)
        {
            if (!Told.IsEmpty(missing, i, T.Width))
            {
                T.Store(T.Choose((uint)(missing >> i), Intensity(centre, sd, T.Load(ref z[0], i)), T.Load(ref held, i)), ref held, i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Intensity<T>(T centre, T sd, T z)
        where T : struct, ILanes<T> =>
        centre * Elementary.Exp(sd * z - T.All(0.5) * sd * sd);
}
