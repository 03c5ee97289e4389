using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Zyz.Sim.Contracts;
using Text = Zyz.Sim.Model.Regions.Text;

namespace Zyz.Sim.Client;

/// <summary>Shows how far a run is: a bar where a person watches, else a line now and then.</summary>
internal sealed class ProgressDisplay(Session session)
{
    private static readonly TimeSpan s_betweenLines = TimeSpan.FromSeconds(5);

    /// <summary>Shows progress while a run is watched.</summary>
    /// <param name="watch">Watches the run and reports what it sees.</param>
    /// <returns>The last state seen.</returns>
    public async Task<RunProgress> ShowAsync(Func<Action<RunProgress>, Task<RunProgress>> watch)
    {
        if (!session.Terminal.ErrorIsTerminal)
        {
            return await watch(Lines());
        }

        return await session.Terminal.ErrorConsole().Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                ProgressTask task = context.AddTask(session.Say(RunTexts.Phase(RunPhase.Idle)), maxValue: 1);
                return await watch(progress =>
                {
                    task.Description = session.Say(RunTexts.Phase(progress.Phase));
                    task.Value = Share(progress);
                });
            });
    }

    private static double Share(RunProgress progress) =>
        progress.WorkTotal > 0 ? Math.Clamp((double)progress.WorkDone / progress.WorkTotal, 0, 1) : 0;

    private Action<RunProgress> Lines()
    {
        Stopwatch clock = Stopwatch.StartNew();
        TimeSpan next = s_betweenLines;
        return progress =>
        {
            if (clock.Elapsed < next)
            {
                return;
            }

            next = clock.Elapsed + s_betweenLines;
            double share = Share(progress);
            string percent = (share * 100).ToString("0", CultureInfo.InvariantCulture) + " %";
            string? left = share > 0.01
                ? (clock.Elapsed.TotalSeconds * (1 - share) / share).ToString("0", CultureInfo.InvariantCulture) + " s"
                : null;
            Text phase = RunTexts.Phase(progress.Phase);
            session.Tell(RunTexts.Progress(phase, percent, left));
        };
    }
}
