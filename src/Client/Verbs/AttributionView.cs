using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Zyz.Sim.Model.Attribution;
using Zyz.Sim.Reporting;
using Region = Zyz.Sim.Model.Regions.Region;
using Words = Zyz.Sim.Model.Regions.Text;

namespace Zyz.Sim.Client;

/// <summary>Shows why a forecast moved: a table of probabilities, one of medians, what stands behind them; the same as JSON.</summary>
internal static class AttributionView
{
    /// <summary>Name of the file in a result folder.</summary>
    public const string JsonName = "attribution.json";

    /// <summary>Prints a report, and writes it where a folder is given.</summary>
    public static void Show(Session session, Region pack, AttributionReport report, string? folder, bool json)
    {
        string text = Json(report).ToJsonString(new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, JsonName), text + "\n");
        }

        if (json)
        {
            session.Answer(text);
            return;
        }

        if (report.Differing.IsEmpty && report.Stored is null)
        {
            session.Answer(session.Say(AttributeTexts.Same));
            return;
        }

        Print(session, pack, report);
        if (folder is not null)
        {
            session.Answer(session.Say(AttributeTexts.Written(folder)));
        }
    }

    private static void Print(Session session, Region pack, AttributionReport report)
    {
        Words[] components = [.. report.Differing.Select(AttributeTexts.Component)];
        bool model = report.Stored is not null;
        int replications = report.Targets.IsEmpty ? 0 : report.Targets[0].Replications;
        TextTable.Print(
            session, AttributeTexts.Probabilities(report.Earlier, report.Later, NumberText.Count(replications)),
            [AttributeTexts.Target, AttributeTexts.Before, .. model ? new[] { AttributeTexts.ModelVersion } : [], .. components, AttributeTexts.After],
            report.Targets.Where(t => t.HitsBefore is not null).Select(t => new[]
            {
                Name(session, pack, t), ProbabilityWords.Number(t.HitsBefore!.Value - (report.ModelHits(t.Target) ?? 0), t.Replications),
            }
            .Concat(model ? [report.ModelHits(t.Target) is { } hits ? Points(hits / (double)t.Replications) : NumberText.None] : [])
            .Concat(t.ProbabilityParts.Select(Points)).Append(ProbabilityWords.Number(t.HitsAfter!.Value, t.Replications)).ToArray()));
        TextTable.Print(
            session, AttributeTexts.Medians(report.Earlier, report.Later), [AttributeTexts.Target, AttributeTexts.Before, .. components, AttributeTexts.After],
            report.Targets.Select(t => new[] { Name(session, pack, t), UnitText.Amount(t.MedianBefore, t.Unit, session.Language) }
                .Concat(t.MedianParts.Select(Signed)).Append(UnitText.Amount(t.MedianAfter, t.Unit, session.Language)).ToArray()));
        PrintFigures(session, pack, report);
        AttributionComponent[] unchanged = [.. Enum.GetValues<AttributionComponent>().Except(report.Differing)];
        if (unchanged.Length > 0)
        {
            session.Answer(session.Say(AttributeTexts.Unchanged(string.Join(session.Language == "zh" ? "、" : ", ", unchanged.Select(c => session.Say(AttributeTexts.Component(c)))))));
        }

        foreach (Words note in AttributeTexts.Notes)
        {
            session.Answer("· " + session.Say(note));
        }
    }

    private static void PrintFigures(Session session, Region pack, AttributionReport report)
    {
        FigureChanges f = report.Figures;
        session.Answer(session.Say(AttributeTexts.FiguresBehind(f.New.Length, f.Revised.Length, f.Dropped.Length)));
        foreach ((string sign, var figure) in f.New.Select(n => ("+", n)).Concat(f.Revised.Select(n => ("~", n))).Concat(f.Dropped.Select(n => ("−", n))))
        {
            session.Answer($"  {sign} {VintageView.Name(pack, figure.Figure, session.Language)} {NumberText.Named(figure.Figure.Value)} {figure.Figure.Unit} ({figure.Figure.Published}, {figure.Figure.Source})");
        }

        if (report.Splits.IsEmpty)
        {
            session.Answer(session.Say(f.Revised.IsEmpty && f.Dropped.IsEmpty ? (f.New.IsEmpty ? AttributeTexts.NoneChanged : AttributeTexts.AllNew) : AttributeTexts.AllRevised));
            return;
        }

        TextTable.Print(
            session, AttributeTexts.SplitTitle, [AttributeTexts.Target, AttributeTexts.Revisions, AttributeTexts.NewActuals, AttributeTexts.Interplay],
            report.Targets.Zip(report.Splits).Where(t => t.Second is not null).Select(t => new[]
            {
                Name(session, pack, t.First), Points(t.Second!.Value.Revisions), Points(t.Second.Value.NewActuals), Points(t.Second.Value.Interplay),
            }));
    }

    private static JsonObject Json(AttributionReport report)
    {
        var targets = new JsonArray();
        for (int i = 0; i < report.Targets.Length; i++)
        {
            TargetAttribution t = report.Targets[i];
            var entry = new JsonObject { ["id"] = t.Target, ["entity"] = t.Entity, ["kpi"] = t.Kpi, ["replications"] = t.Replications };
            if (t.HitsBefore is not null)
            {
                entry["hits"] = new JsonObject
                {
                    ["before"] = t.HitsBefore,
                    ["after"] = t.HitsAfter,
                    ["denominator"] = t.Denominator,
                    ["parts"] = Parts(report, j => JsonValue.Create(t.HitParts[j])),
                    ["modelVersion"] = report.ModelHits(t.Target),
                };
            }

            entry["median"] = new JsonObject
            {
                ["unit"] = t.Unit,
                ["before"] = t.MedianBefore,
                ["after"] = t.MedianAfter,
                ["parts"] = Parts(report, j => JsonValue.Create(t.MedianParts[j])),
            };
            if (!report.Splits.IsEmpty && report.Splits[i] is { } split)
            {
                entry["posterior"] = new JsonObject { ["revisions"] = split.Revisions, ["newActuals"] = split.NewActuals, ["interplay"] = split.Interplay };
            }

            targets.Add(entry);
        }

        return new JsonObject { ["schema"] = 1, ["earlier"] = report.Earlier, ["later"] = report.Later, ["targets"] = targets };
    }

    private static JsonObject Parts(AttributionReport report, Func<int, JsonNode> of)
    {
        var parts = new JsonObject();
        for (int j = 0; j < report.Differing.Length; j++)
        {
            string name = report.Differing[j].ToString();
            parts[char.ToLowerInvariant(name[0]) + name[1..]] = of(j);
        }

        return parts;
    }

    private static string Name(Session session, Region pack, TargetAttribution t) =>
        $"{t.Target} {EntityNames.Entity(pack, t.Entity, session.Language)} {EntityNames.Measure(pack, t.Kpi, session.Language)}";

    private static string Points(double share) => (100 * share).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);

    private static string Signed(double amount) => (amount < 0 ? "−" : "+") + NumberText.Amount(Math.Abs(amount));
}
