using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>
/// R&amp;D intensity of an enterprise against its region's (E14): drawn once, and only where it decides something. Half of the slots
/// never reach a size at which a title or a figure asks for it, and drawing it for all took a thirtieth of a run.
/// </summary>
internal static class RdPhase
{
    /// <summary>Draws the intensity of a slot's enterprises unless those asked for have theirs: lognormal around the region's, mean kept.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="wanted">Replications whose intensity decides something, a bit each; the slot lives there.</param>
    /// <param name="draws">Parameter draws.</param>
    /// <param name="address">Seed and group: when it is drawn moves no bit.</param>
    public static void Draw<T>(EnterpriseBlock slot, ulong wanted, ParameterDraws draws, DrawAddress address)
        where T : struct, ILanes<T>
    {
        if ((wanted & ~slot.RdDrawn) != 0)
        {
            ulong missing = slot.Alive & ~slot.RdDrawn; // all at once: the next year would ask for others
            slot.RdDrawn |= missing;
            Draw<T>(slot, draws, address, missing);
        }
    }

    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Draw<T>(EnterpriseBlock slot, ParameterDraws draws, DrawAddress address, ulong missing)
        where T : struct, ILanes<T>
    {
        ref double drawn = ref draws.Numbers, held = ref slot.First(Field.RdIntensity);
        Span<double> z = CacheLine.Within<double>(stackalloc double[CacheLine.Row]);
        address.Uniforms(z, slot.Profile.Address, 0, Purpose.RdIntensity);
        Normal.Quantiles<T>(z, missing);
        for (int i = 0; i < DrawAddress.GroupSize; i += T.Width)
        {
            if (EnterpriseBlock.IsEmpty(missing, i, T.Width))
            {
                continue;
            }

            T sd = T.Load(ref drawn, Parameter.RdLogSd.At(i));
            T intensity = T.Load(ref drawn, Parameter.RdBase.At(i)) * Elementary.Exp(sd * T.Load(ref z[0], i) - T.All(0.5) * sd * sd);
            T.Store(T.Choose((uint)(missing >> i), intensity, T.Load(ref held, i)), ref held, i);
        }
    }
}
