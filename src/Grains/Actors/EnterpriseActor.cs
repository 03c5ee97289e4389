using System.Runtime.InteropServices;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Simulation.Reference;

namespace Zyz.Sim.Grains.Actors;

/// <summary>One enterprise's state in one chunk of a run with actors.</summary>
internal sealed class EnterpriseActor
{
    private const int Lanes = DrawAddress.GroupSize;
    private readonly EnterpriseBlock slot;
    private readonly ISlotRunner runner;
    private readonly TownQuarterBlock quarter = new();
    private readonly TownSums sums = new();
    private readonly double[] ramp = new double[Lanes];

    public EnterpriseActor(TownDraws drawn, SlotProfile profile)
    {
        slot = new EnterpriseBlock { Profile = profile };
        slot.Reset(profile, new LaneMemory());
        runner = new ReferenceRunner(drawn);
    }

    /// <summary>Plays a phase and reports.</summary>
    public SlotReport Play(SlotPhase phase, TownQuarterMessage message)
    {
        QuarterMessages.Read(message, quarter);
        sums.Clear();
        switch (phase)
        {
            case SlotPhase.Begin:
                return Begin();
            case SlotPhase.CountBase:
                runner.CountBase(slot, quarter, sums);
                break;
            case SlotPhase.Bear:
                return Bear();
            case SlotPhase.Advance:
                runner.Advance(slot, quarter, sums);
                break;
            case SlotPhase.Finish:
                runner.Finish(slot, quarter, sums);
                if (quarter.Step % 4 == 0 && slot.Alive != 0)
                {
                    runner.CloseYear(slot, quarter, sums);
                }

                slot.Born = 0; // its town asks for births only where there can be one
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(phase), phase, "is no phase an enterprise plays");
        }

        return Report(MemoryMarshal.AsBytes(sums.Values).ToArray(), []);
    }

    private SlotReport Begin()
    {
        Span<int> signed = slot.Profile.IsProject ? new int[Lanes] : [];
        runner.Begin(slot, quarter, sums, signed);
        bool project = signed.ContainsAnyExcept(ProjectSchedule.Never);
        byte[] dates = project ? [.. MemoryMarshal.AsBytes(signed), .. MemoryMarshal.AsBytes(slot.Opening.AsSpan())] : [];
        return Report(slot.Alive != 0 ? MemoryMarshal.AsBytes(sums.Values).ToArray() : [], dates);
    }

    private SlotReport Bear()
    {
        if (!runner.Bear(slot, quarter, ramp))
        {
            return Report([], []);
        }

        double[] numbers = [.. slot[Field.Orders], .. slot.LnOutput ?? new double[Lanes], .. ramp];
        return Report([], MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray());
    }

    private SlotReport Report(byte[] own, byte[] numbers) => new(slot.Alive, slot.Born, slot.Ever, own, numbers);
}
