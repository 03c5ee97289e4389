using System.Globalization;
using Spectre.Console;
using Zyz.Sim.Model.Scores;
using Zyz.Sim.Reporting;
using Cell = Spectre.Console.Text;
using Region = Zyz.Sim.Model.Regions.Region;

namespace Zyz.Sim.Client;

/// <summary>Prints a backtest: scores and verdicts, every forecast of a region beside its actual, notes.</summary>
internal static class BacktestView
{
    /// <summary>Prints the report.</summary>
    public static void Print(Session session, BacktestReport report, Region? region)
    {
        session.Answer(report.Title.In(session.Language) + (report.Measure is { } m ? $" · {m.In(session.Language)} ({report.Unit!.In(session.Language)})" : ""));
        foreach (ScoreSummary summary in report.Summaries)
        {
            PrintTable(
                session, ScoreTexts.Subject(summary).In(session.Language), ScoreTexts.Headers(session.Language),
                summary.Forecasters.Select(f => ScoreTexts.Cells(f, session.Language)));
            session.Answer(session.Say(ScoreTexts.Verdict(summary)));
            session.Answer("");
        }

        if (region is not null)
        {
            PrintBeside(session, report, region);
        }

        session.Answer(session.Say(RunTexts.Notes));
        foreach (Zyz.Sim.Model.Regions.Text note in ScoreTexts.Notes(report))
        {
            session.Answer("· " + session.Say(note));
        }
    }

    /// <summary>What a figure is of, in words.</summary>
    public static string Name(Session session, Region? region, ScoredFigure figure) => region is null
        ? figure.Entity
        : $"{EntityNames.Entity(region, figure.Entity, session.Language)} {EntityNames.Measure(region, figure.Measure, session.Language)}";

    private static void PrintBeside(Session session, BacktestReport report, Region region)
    {
        foreach (string origin in report.Origins.Where(o => report.Figures.All(f => f.Origin != o) && report.Bounds.All(b => b.Origin != o)))
        {
            session.Answer(session.Say(BacktestTexts.NothingLater(origin)));
        }

        if (!report.Figures.IsEmpty)
        {
            if (report.Figures.Any(f => f.InPack))
            {
                session.Answer(session.Say(BacktestTexts.InPack));
            }

            PrintTable(session, "", BacktestTexts.BesideHeaders(session.Language), report.Figures.Select(f => Beside(session, region, f)));
        }

        if (!report.Bounds.IsEmpty)
        {
            session.Answer(session.Say(BacktestTexts.Bounds));
            foreach (BoundFigure b in report.Bounds)
            {
                string name = $"{EntityNames.Entity(region, b.Figure.Entity, session.Language)} {EntityNames.Measure(region, b.Figure.Measure, session.Language)}";
                session.Answer("· " + session.Say(BacktestTexts.Bound(
                    b.Origin, name, b.Figure.Year, UnitText.Amount(b.Figure.Value, b.Figure.Unit, session.Language),
                    UnitText.Amount(b.Median, b.Figure.Unit, session.Language), (100 * b.Probability).ToString("0", CultureInfo.InvariantCulture) + " %")));
            }
        }

        session.Answer("");
    }

    private static string[] Beside(Session session, Region region, ScoredFigure f)
    {
        ForecastScore model = f.Of(Forecaster.Model)!;
        string unit = f.Figure!.Unit;
        string Amount(double ln) => UnitText.Amount(Math.Exp(ln), unit, session.Language);
        return
        [
            f.Origin, Name(session, region, f) + (f.InPack ? " *" : ""), f.Year.ToString(CultureInfo.InvariantCulture), (f.Figure.Relation == "approx" ? "≈ " : "") + Amount(f.LnActual), Amount(model.Median),
            $"{Amount(model.Intervals[1].Low)} – {Amount(model.Intervals[1].High)}", session.Say(model.Held[1] ? BacktestTexts.Yes : BacktestTexts.No),
            (100 * model.Pit).ToString("0", CultureInfo.InvariantCulture) + " %",
            f.Of(Forecaster.PlanLine) is { } line ? Amount(line.Median) : NumberText.None,
        ];
    }

    private static void PrintTable(Session session, string heading, string[] headers, IEnumerable<string[]> rows)
    {
        Table table = new() { Border = session.Terminal.OutIsTerminal ? TableBorder.Rounded : TableBorder.Simple };
        if (heading.Length > 0)
        {
            table.Title = new TableTitle(Markup.Escape(heading));
        }

        foreach (string header in headers)
        {
            table.AddColumn(new TableColumn(new Cell(header)));
        }

        foreach (string[] row in rows)
        {
            table.AddRow(row.Select(text => new Cell(text)));
        }

        session.Terminal.OutConsole().Write(table);
    }
}
