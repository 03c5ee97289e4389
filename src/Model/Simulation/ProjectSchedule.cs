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

    /// <summary>Gives a project slot its opening steps and outputs.</summary>
    /// <param name="slot">The slot, of a project kind.</param>
    /// <param name="setting">The town.</param>
    /// <param name="draws">Parameter draws.</param>
    /// <param name="address">Seed and group.</param>
    /// <param name="signed">Receives, per replication, the step of signing, or <see cref="Never"/>.</param>
    public static void Settle(EnterpriseBlock slot, TownSetting setting, ParameterDraws draws, DrawAddress address, Span<int> signed)
    {
        Span<double> count = stackalloc double[Lanes], chance = stackalloc double[Lanes], time = stackalloc double[Lanes], size = stackalloc double[Lanes];
        SlotProfile profile = slot.Profile;
        address.Uniforms(chance, profile.Address, 0, Purpose.Realisation);
        address.Uniforms(size, profile.Address, 0, Purpose.BirthSize);
        address.Uniforms(time, profile.Address, 0, profile.Kind == SlotKind.QueuedProject ? Purpose.QueueTime : Purpose.Gestation);
        if (profile.Kind != SlotKind.ListedProject)
        {
            bool queued = profile.Kind == SlotKind.QueuedProject;
            int calendar = queued ? 0 : (setting.First + (profile.Step - 1)).Index;
            address.Uniforms(count, setting.Address, calendar, queued ? Purpose.QueueCount : Purpose.SigningCount);
        }

        slot.Opening = new int[Lanes];
        slot.LnOutput = new double[Lanes];
        for (int lane = 0; lane < Lanes; lane++)
        {
            double P(Parameter p) => draws.At(p, lane);
            int at = profile.Step;
            bool exists = profile.Kind == SlotKind.ListedProject || Count(setting, draws, lane, at, profile.Kind, count[lane]) > profile.Ordinal;
            double gain = setting.Levers.Gain(4, at);
            bool built = exists && chance[lane] < ProjectRules.Realisation(P(Parameter.ProjectRealisation), P(Parameter.RealisationSlope4), gain);
            signed[lane] = exists ? at : Never;
            slot.Opening[lane] = built ? OpeningStep(profile, setting, draws, lane, time[lane]) : Never;
            double z = Normal.Quantile(size[lane]);
            slot.LnOutput[lane] = profile.Kind == SlotKind.ListedProject
                ? Elementary.Log(profile.Size) + profile.OutputLogSd * z
                : Elementary.Log(P(Parameter.ProjectRelativeSize) * P(Parameter.BaseOutput)) + P(Parameter.ProjectLogSd) * z;
        }
    }

    /// <summary>How many exist: signings of a quarter, or the queue at the origin, Poisson(ν·L₀·Δ).</summary>
    internal static int Count(TownSetting setting, ParameterDraws draws, int lane, int step, SlotKind kind, double u)
    {
        double arrivals = draws.At(Parameter.ProjectArrivals, lane) * Quarter.StepYears;
        double mean = kind == SlotKind.QueuedProject
            ? arrivals * draws.At(Parameter.ProjectGestation, lane)
            : arrivals * Math.Max(0, 1 + draws.At(Parameter.ArrivalSlope8, lane) * setting.Levers.Gain(8, step));
        return EntrantCount.Poisson(mean, u);
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
        return Math.Max(Math.Max(opening, profile.EarliestStep), 1);
    }
}
