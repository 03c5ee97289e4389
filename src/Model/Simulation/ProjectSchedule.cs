using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Entry;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Projects;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// When each project of a town opens and how large it is, in 64 replications (E9). Nothing in it depends on the town's
/// fate, so it is settled before the first quarter.
/// </summary>
internal static class ProjectSchedule
{
    /// <summary>A step no run reaches.</summary>
    public const int Never = int.MaxValue;

    private const int Lanes = DrawAddress.GroupSize;

    /// <summary>Gives a project slot its opening steps and outputs in the replications that are played.</summary>
    /// <param name="slot">The slot, of a project kind.</param>
    /// <param name="town">What was drawn for the town.</param>
    /// <param name="signed">Receives, per replication, the step of signing, or <see cref="Never"/>.</param>
    public static void Settle(EnterpriseBlock slot, TownDraws town, Span<int> signed)
    {
        Settle(slot, town.Setting, town.Parameters, town.Address, town.ProjectCount(slot.Profile), signed);
        slot.Ever &= town.Played;
    }

    /// <summary>Gives a project slot its opening steps and outputs.</summary>
    /// <param name="slot">The slot, of a project kind.</param>
    /// <param name="setting">The town.</param>
    /// <param name="draws">Parameter draws.</param>
    /// <param name="address">Seed and group.</param>
    /// <param name="count">Projects of the slot's kind and step by replication: the slot exists where they exceed its ordinal.</param>
    /// <param name="signed">Receives, per replication, the step of signing, or <see cref="Never"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Settle(EnterpriseBlock slot, TownSetting setting, ParameterDraws draws, DrawAddress address, ReadOnlySpan<int> count, Span<int> signed)
    {
        SlotProfile profile = slot.Profile;
        ulong exists = 0;
        for (int lane = 0; lane < Lanes; lane++)
        {
            exists |= profile.Kind == SlotKind.ListedProject || count[lane] > profile.Ordinal ? 1UL << lane : 0;
        }

        slot.Opening ??= new int[Lanes];
        slot.LnOutput ??= new double[Lanes];
        slot.Ever = 0;
        slot.Opening.AsSpan().Fill(Never);
        signed.Fill(Never);
        if (exists == 0)
        {
            return;
        }

        Span<double> chance = stackalloc double[Lanes], time = stackalloc double[Lanes], size = stackalloc double[Lanes];
        address.Uniforms(chance, profile.Address, 0, Purpose.Realisation);
        address.Uniforms(size, profile.Address, 0, Purpose.BirthSize);
        address.Uniforms(time, profile.Address, 0, profile.Kind == SlotKind.QueuedProject ? Purpose.QueueTime : Purpose.Gestation);
        for (; exists != 0; exists &= exists - 1)
        {
            int lane = System.Numerics.BitOperations.TrailingZeroCount(exists);
            double P(Parameter p) => draws.At(p, lane);
            signed[lane] = profile.Step;
            double gain = setting.Levers.Gain(4, profile.Step);
            if (chance[lane] >= ProjectRules.Realisation(P(Parameter.ProjectRealisation), P(Parameter.RealisationSlope4), gain))
            {
                continue;
            }

            slot.Ever |= 1UL << lane;
            slot.Opening[lane] = OpeningStep(profile, setting, draws, lane, time[lane]);
            double z = Normal.Quantile(size[lane]);
            slot.LnOutput[lane] = profile.Kind == SlotKind.ListedProject
                ? Elementary.Log(profile.Size) + profile.OutputLogSd * z
                : Elementary.Log(P(Parameter.ProjectRelativeSize) * P(Parameter.BaseOutput)) + P(Parameter.ProjectLogSd) * z;
        }
    }

    /// <summary>How many there are: signings of a quarter, or the queue at the origin (step 0), Poisson(ν·L₀·Δ).</summary>
    /// <param name="setting">The town.</param>
    /// <param name="draws">Parameter draws.</param>
    /// <param name="address">Seed and group.</param>
    /// <param name="step">Step of signing; 0 for the queue.</param>
    /// <param name="count">Receives the counts by replication.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Count(TownSetting setting, ParameterDraws draws, DrawAddress address, int step, Span<int> count)
    {
        Span<double> u = stackalloc double[Lanes];
        address.Uniforms(u, setting.Address, step == 0 ? 0 : (setting.First + (step - 1)).Index, step == 0 ? Purpose.QueueCount : Purpose.SigningCount);
        for (int lane = 0; lane < Lanes; lane++)
        {
            double arrivals = draws.At(Parameter.ProjectArrivals, lane) * Quarter.StepYears;
            double mean = step == 0
                ? arrivals * draws.At(Parameter.ProjectGestation, lane)
                : arrivals * Math.Max(0, 1 + draws.At(Parameter.ArrivalSlope8, lane) * setting.Levers.Gain(8, step));
            count[lane] = EntrantCount.Poisson(mean, u[lane]);
        }
    }

    private static int OpeningStep(SlotProfile profile, TownSetting setting, ParameterDraws draws, int lane, double u)
    {
        double gestation = draws.At(Parameter.ProjectGestation, lane);
        if (profile.Kind == SlotKind.QueuedProject)
        {
            return 1 + (int)(u * Math.Round(gestation));
        }

        double faster = draws.At(Parameter.GestationSlope4, lane) * setting.Levers.Gain(4, profile.Step)
            + draws.At(Parameter.GestationSlope10, lane) * setting.Levers.Gain(10, profile.Step);
        double noise = draws.At(Parameter.ProjectGestationNoise, lane) * Normal.Quantile(u);
        int opening = profile.Step + ProjectRules.GestationQuarters(gestation, faster, noise);
        opening = Math.Max(opening, profile.EarliestStep);
        return opening < 1 ? Never : opening; // what opened by the origin is part of the base output
    }
}
