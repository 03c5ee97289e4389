using System.Runtime.InteropServices;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains.Actors;

/// <summary>Turns a town's quarter into a message and back, bit for bit.</summary>
internal static class QuarterMessages
{
    public static TownQuarterMessage Write(TownQuarterBlock quarter) =>
        new(quarter.Step, quarter.Calendar, quarter.Void, MemoryMarshal.AsBytes(quarter.Values).ToArray());

    public static void Read(TownQuarterMessage message, TownQuarterBlock quarter)
    {
        quarter.Step = message.Step;
        quarter.Calendar = message.Calendar;
        quarter.Void = message.Void;
        MemoryMarshal.Cast<byte, double>(message.Values).CopyTo(quarter.Values);
    }
}
