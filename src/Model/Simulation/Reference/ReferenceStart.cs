using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation.Phases;

namespace Zyz.Sim.Model.Simulation.Reference;

/// <summary>How a slot comes to life, replication by replication: at the base date (§7), as an entrant (E10), as a project (E9).</summary>
internal sealed class ReferenceStart(TownDraws town)
{
    private const int Lanes = DrawAddress.GroupSize;
    private readonly TownStart start = town.Start;

    /// <summary>Puts an incumbent at the base date: orders D, capacity D/u₀, a pipeline that keeps pace; and its titles.</summary>
    public void Begin(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
    {
        slot.LiveFromStart(town.Played);
        var words = new ulong[Lanes];
        var lnSize = new double[Lanes];
        town.Address.Words(words, slot.Profile.Address, 0, Purpose.StartingUse);
        for (int lane = 0; lane < Lanes; lane++)
        {
            lnSize[lane] = Elementary.Log(slot.Profile.Size) + start.LnScale[lane];
            Place(slot, lane, lnSize[lane]);
            SpreadUse(slot, lane, words[lane]);
            Tally(slot, lane, quarter[QuarterField.Grid][lane], sums);
        }

        DrawRd(slot, slot.Alive);
        ReferenceTitles.Start(slot, lnSize, town);
    }

    /// <summary>Scales the base population so that its output is what was published, whatever orders it cannot meet (§7).</summary>
    public static void Rise(EnterpriseBlock slot, TownQuarterBlock quarter)
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            slot[Field.LnOrders][lane] += quarter[QuarterField.LnStartScale][lane];
            for (Field field = Field.Orders; field <= Field.Pipeline3; field++)
            {
                slot[field][lane] *= quarter[QuarterField.StartScale][lane];
            }
        }
    }

    /// <summary>Opens the replications of an entrant's place that the quarter fills, and of a project that opens; steps up ramps.</summary>
    /// <returns>True where something was born or ramped up.</returns>
    public bool Bear(EnterpriseBlock slot, TownQuarterBlock quarter, Span<double> ramp)
    {
        slot.Born = 0;
        ramp.Clear();
        if (slot.Profile.IsProject)
        {
            Open(slot, quarter);
            Ramp(slot, quarter.Step, ramp);
        }
        else if (slot.Profile.Kind == SlotKind.Entrant && slot.Profile.Step == quarter.Step)
        {
            Enter(slot, quarter);
        }

        DrawRd(slot, slot.Born);
        return slot.Born != 0 || ramp.ContainsAnyExcept(0.0);
    }

    private void Place(EnterpriseBlock slot, int lane, double lnSize)
    {
        double size = slot.Profile.Size * start.Scale[lane], orders = size * start.Rise[lane], capacity = orders / start.Utilisation[lane];
        slot[Field.LnOrders][lane] = lnSize + start.LnRise[lane];
        slot[Field.Orders][lane] = orders;
        slot[Field.Capacity][lane] = capacity;
        slot[Field.YearOutput][lane] = 4 * size;
        for (int stage = 0; stage < SteadyUtilisation.ExtensionQuarters; stage++)
        {
            slot[Field.Pipeline0 + stage][lane] = capacity * start.StageShares[stage][lane];
        }

        double sigma = NoiseScale.Of(town.Parameters.At(Parameter.EnterpriseNoise, lane), town.Parameters.At(Parameter.NoiseSizeExponent, lane), lnSize);
        slot[Field.Sigma][lane] = sigma;
        slot[Field.Centre][lane] = NoiseScale.Centre(sigma, Time.Quarter.StepYears);
    }

    /// <summary>Spreads capacity and pipeline around the steady state, as long luck would have (§7).</summary>
    private void SpreadUse(EnterpriseBlock slot, int lane, ulong word)
    {
        ulong row = 0;
        town.Setting.Use.Find(new Lanes1(slot[Field.Sigma][lane]), new Lanes1(word), ref row, 0);
        double state = Lanes1.Rows(town.Setting.Use.States, ref row, 0, out Lanes1 stage1, out Lanes1 stage2, out Lanes1 stage3, out Lanes1 stage0, out _).Value;
        slot[Field.Capacity][lane] *= state;
        slot[Field.Pipeline1][lane] *= state * stage1.Value;
        slot[Field.Pipeline2][lane] *= state * stage2.Value;
        slot[Field.Pipeline3][lane] *= state * stage3.Value;
        slot[Field.Pipeline0][lane] *= state * stage0.Value; // step 0's place in the ring arrives in step 4
    }

    private void Tally(EnterpriseBlock slot, int lane, double grid, TownSums sums)
    {
        double capacity = slot[Field.Capacity][lane], orders = SumGrid.Round(slot[Field.Orders][lane], grid);
        double usable = SumGrid.Round(start.Usable[lane] * capacity, grid), produced = Math.Min(usable, orders);
        sums[SumField.Orders][lane] += orders;
        sums[SumField.Produced][lane] += produced;
        sums[SumField.Slack][lane] += usable - produced;
        sums[SumField.Capacity][lane] += SumGrid.Round(capacity, grid);
        for (Field stage = Field.Pipeline0; stage <= Field.Pipeline3; stage++)
        {
            sums[SumField.PipelineGrowth][lane] += slot[stage][lane];
        }
    }

    private void Enter(EnterpriseBlock slot, TownQuarterBlock quarter)
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            slot.Born |= slot.Profile.Ordinal < quarter[QuarterField.EntrantCount][lane] ? 1UL << lane : 0;
        }

        slot.Born &= town.Played;
        if (slot.Born == 0)
        {
            return;
        }

        slot.Live(slot.Born);
        var z = new double[Lanes];
        town.Address.Uniforms(z, slot.Profile.Address, quarter.Calendar, Purpose.BirthSize);
        Normal.Quantiles<Lanes1>(z, slot.Born);
        for (int lane = 0; lane < Lanes; lane++)
        {
            BirthPhase.Enter(slot, lane, new Lanes1(z[lane]), quarter, town.Parameters);
        }
    }

    private void Open(EnterpriseBlock slot, TownQuarterBlock quarter)
    {
        ulong opening = 0;
        for (int lane = 0; lane < Lanes; lane++)
        {
            opening |= slot.Opening![lane] == quarter.Step ? 1UL << lane : 0;
        }

        BirthPhase.Project(slot, opening & slot.Ever, quarter, town.Parameters);
    }

    private static void Ramp(EnterpriseBlock slot, int step, Span<double> ramp)
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            if (((slot.Alive & ~slot.Born) >> lane & 1) != 0)
            {
                (double factor, bool exposed) = BirthPhase.Ramp(slot, step, lane);
                ramp[lane] = slot[Field.Orders][lane] * (factor - 1);
                slot[Field.LnOrders][lane] += Elementary.Log(factor);
                slot.Exposed |= exposed ? 1UL << lane : 0;
            }
        }
    }

    /// <summary>R&amp;D intensity of all, whether it is asked for or not (E14).</summary>
    private void DrawRd(EnterpriseBlock slot, ulong wanted)
    {
        if (wanted == 0)
        {
            return;
        }

        var z = new double[Lanes];
        town.Address.Uniforms(z, slot.Profile.Address, 0, Purpose.RdIntensity);
        Normal.Quantiles<Lanes1>(z, wanted);
        for (int lane = 0; lane < Lanes; lane++)
        {
            if ((wanted >> lane & 1) != 0)
            {
                double centre = town.Parameters.At(Parameter.RdBase, lane), sd = town.Parameters.At(Parameter.RdLogSd, lane);
                slot[Field.RdIntensity][lane] = centre * Elementary.Exp(sd * z[lane] - 0.5 * sd * sd);
            }
        }
    }
}
