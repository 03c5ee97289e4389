using Spectre.Console;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Reporting;
using Cell = Spectre.Console.Text;
using Text = Zyz.Sim.Model.Regions.Text;

namespace Zyz.Sim.Client;

/// <summary>Prints one enterprise's futures, quarter by quarter.</summary>
internal static class EnterprisePathView
{
    private static readonly Text[] s_headers =
    [
        ResimulateTexts.Quarter, ResimulateTexts.Alive, ResimulateTexts.Low, ResimulateTexts.Median, ResimulateTexts.High,
        ResimulateTexts.Events,
    ];

    /// <summary>Prints the path.</summary>
    public static void Print(Session session, EnterprisePath path, Town town, Text scenario)
    {
        IAnsiConsole console = session.Terminal.OutConsole();
        Table table = new() { Border = session.Terminal.OutIsTerminal ? TableBorder.Rounded : TableBorder.Simple };
        Text title = ResimulateTexts.Title(
            path.Enterprise, town.Title.In(session.Language), NumberText.Count(path.Replications), scenario.In(session.Language));
        table.Title = new TableTitle(Markup.Escape(session.Say(title)));
        foreach (Text header in s_headers)
        {
            table.AddColumn(new TableColumn(new Cell(session.Say(header))));
        }

        for (int quarter = 0; quarter < path.Quarters.Length; quarter++)
        {
            string[] cells =
            [
                path.Quarters[quarter], Alive(session, path, quarter), Output(path, path.OutputP05, quarter),
                Output(path, path.OutputP50, quarter), Output(path, path.OutputP95, quarter), Events(session, path, quarter),
            ];
            table.AddRow(cells.Select(text => new Cell(text)));
        }

        console.Write(table);
        session.Answer(session.Say(ResimulateTexts.Anonymous));
    }

    private static string Alive(Session session, EnterprisePath path, int quarter)
    {
        long alive = (long)Math.Round(path.Alive[quarter] * path.Replications);
        return alive == 0 ? session.Say(ResimulateTexts.None)
            : alive == path.Replications ? session.Say(ResimulateTexts.All)
            : ProbabilityWords.Number(alive, path.Replications);
    }

    private static string Output(EnterprisePath path, double[] values, int quarter) =>
        path.Alive[quarter] > 0 && double.IsFinite(values[quarter]) ? NumberText.Amount(values[quarter]) : NumberText.None;

    private static string Events(Session session, EnterprisePath path, int quarter) => string.Join(", ", path.Events
        .Where(e => quarter < e.Value.Length && e.Value[quarter] > 0)
        .OrderBy(e => e.Key, StringComparer.Ordinal)
        .Select(e => $"{session.Say(ResimulateTexts.Event(e.Key))} {NumberText.Count(e.Value[quarter])}"));
}
