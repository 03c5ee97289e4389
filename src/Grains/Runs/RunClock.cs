using System.Diagnostics;
using Zyz.Sim.Contracts;

namespace Zyz.Sim.Grains.Runs;

/// <summary>Tells where the time of a run goes.</summary>
internal sealed class RunClock
{
    private readonly long started = Stopwatch.GetTimestamp();
    private double last;

    /// <summary>Time from the start [s].</summary>
    public double All => Stopwatch.GetElapsedTime(started).TotalSeconds;

    /// <summary>Where it went so far.</summary>
    public RunTimes Times { get; private set; } = new(0, 0, 0, 0);

    /// <summary>Towns are ready.</summary>
    public void Prepared() => Times = Times with { Prepare = Lap() };

    /// <summary>The main pass has been played.</summary>
    public void MainPlayed() => Times = Times with { Main = Lap() };

    /// <summary>The epistemic pass has been played.</summary>
    public void EpistemicPlayed() => Times = Times with { Epistemic = Lap() };

    /// <summary>Something has been read out.</summary>
    public void ReadOut() => Times = Times with { ReadOut = Times.ReadOut + Lap() };

    private double Lap()
    {
        double now = All, lap = now - last;
        last = now;
        return lap;
    }
}
