using System.Runtime.Intrinsics;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation.Phases;

namespace Zyz.Sim.Model.Simulation;

/// <summary>A town's own arithmetic, in lanes of replications: the widest there are, or one where fewer are played than a register holds.</summary>
internal abstract class TownArithmetic
{
    private static readonly TownArithmetic Widest = Vector512.IsHardwareAccelerated ? new In<Lanes8>() : new In<Lanes4>(), Single = new In<Lanes1>();

    /// <summary>For the replications a town plays now.</summary>
    public static TownArithmetic For(TownState town) => town.Until - town.From < 8 ? Single : Widest;

    public abstract void Prepare(TownState town);

    public abstract void Begin(TownState town);

    public abstract void Open(TownState town);

    public abstract void Redistribute(TownState town);

    public abstract void Share(TownState town);

    public abstract void OpenAnnual(TownState town, int step);

    public abstract void Close(TownState town);

    public abstract void AddQuarter(AnnualTally tally);

    public abstract void Write(AnnualTally tally, int year);

    private sealed class In<T> : TownArithmetic
        where T : struct, ILanes<T>
    {
        public override void Prepare(TownState town) => TownOpening.Prepare<T>(town);

        public override void Begin(TownState town) => TownOpening.Begin<T>(town);

        public override void Open(TownState town) => TownOpening.Open<T>(town);

        public override void Redistribute(TownState town) => TownOpening.Redistribute<T>(town);

        public override void Share(TownState town) => TownClosing.Share<T>(town);

        public override void OpenAnnual(TownState town, int step) => TownClosing.OpenAnnual<T>(town, step);

        public override void Close(TownState town) => TownClosing.Close<T>(town);

        public override void AddQuarter(AnnualTally tally) => tally.AddQuarter<T>();

        public override void Write(AnnualTally tally, int year) => tally.Write<T>(year);
    }
}
