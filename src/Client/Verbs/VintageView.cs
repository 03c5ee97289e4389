using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Reporting;
using Region = Zyz.Sim.Model.Regions.Region;

namespace Zyz.Sim.Client;

/// <summary>Shows a vintage: figures, what was learnt, what was not, the cross-check, shocks.</summary>
internal static class VintageView
{
    private const double NotableShock = 0.5;

    /// <summary>Prints a vintage.</summary>
    public static void Print(Session session, Region pack, Vintage vintage)
    {
        if (vintage.Figures.IsEmpty)
        {
            session.Answer(session.Say(RecalibrateTexts.NoFigures));
        }
        else
        {
            TextTable.Print(session, RecalibrateTexts.TakenIn, RecalibrateTexts.FigureHeaders, vintage.Fits.Select(f => FigureRow(session, pack, f)));
        }

        PrintLeftOut(session, pack, vintage);
        ParameterChange[] free = [.. vintage.Parameters.Where(p => !p.OfLever).OrderByDescending(p => p.Contraction).ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Scope, StringComparer.Ordinal)];
        if (free.Any(p => p.IsInformed))
        {
            TextTable.Print(session, RecalibrateTexts.Learnt, RecalibrateTexts.ParameterHeaders, free.Where(p => p.IsInformed).Select(p => new[]
            {
                ParameterNames.Of(pack, p.Name, p.Scope, session.Language), p.Unit, Band(p.Before), Band(p.After), NumberText.Percent(p.Contraction),
            }));
        }

        session.Answer(session.Say(RecalibrateTexts.Others(string.Join(", ", free.Where(p => !p.IsInformed)
            .Select(p => $"{p.Name}{(p.Scope.Length > 0 ? "/" + p.Scope : "")} {NumberText.Percent(Math.Max(0, p.Contraction))}")))));
        session.Answer(session.Say(RecalibrateTexts.Levers(vintage.Parameters.Count(p => p.OfLever))));
        session.Answer("");
        if (!vintage.StageOne.IsEmpty)
        {
            TextTable.Print(session, RecalibrateTexts.CrossCheck, RecalibrateTexts.CrossHeaders, vintage.StageOne.Select(f => CrossRow(session, pack, vintage, f)));
        }

        PrintShocks(session, pack, vintage);
    }

    /// <summary>A vintage without its members and its plan.</summary>
    public static string Json(Vintage vintage, string path)
    {
        JsonObject all = JsonNode.Parse(VintageText.Seal(vintage))!.AsObject();
        JsonObject body = all["vintage"]!.AsObject();
        body.Remove("history");
        body.Remove("posterior");
        return new JsonObject { ["id"] = vintage.Id, ["seal"] = all["seal"]!.DeepClone(), ["file"] = path, ["vintage"] = body.DeepClone() }
            .ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>A figure in words.</summary>
    public static string Name(Region pack, Observation figure, string language) => string.Create(
        CultureInfo.InvariantCulture, $"{EntityNames.Entity(pack, figure.Entity, language)} {figure.Year} {EntityNames.Measure(pack, figure.Measure, language)}");

    private static void PrintLeftOut(Session session, Region pack, Vintage vintage)
    {
        if (vintage.LeftOut.IsEmpty)
        {
            return;
        }

        session.Answer(session.Say(RecalibrateTexts.LeftOut(vintage.LeftOut.Length)));
        foreach (IGrouping<LeftOutReason, LeftOutFigure> reason in vintage.LeftOut.GroupBy(f => f.Reason).OrderBy(g => g.Key))
        {
            session.Answer($"  {session.Say(RecalibrateTexts.Reason(reason.Key))}: {string.Join("; ", reason.Select(f => Name(pack, f.Figure, session.Language)))}");
        }

        session.Answer("");
    }

    private static void PrintShocks(Session session, Region pack, Vintage vintage)
    {
        InferredShock[] notable = [.. vintage.Shocks.Where(s => Math.Abs(s.Mean) >= NotableShock)];
        if (notable.Length == 0)
        {
            return;
        }

        session.Answer(session.Say(RecalibrateTexts.Shocks));
        foreach (InferredShock s in notable)
        {
            string place = s.Scope.Length == 0 ? "" : EntityNames.Entity(pack, s.Scope, session.Language) + " ";
            session.Answer(string.Create(CultureInfo.InvariantCulture, $"  {s.Year} {place}{session.Say(RecalibrateTexts.Shock(s.Kind))}: {s.Mean:+0.0;-0.0} ± {s.Sd:0.0}"));
        }

        session.Answer("");
    }

    private static string[] FigureRow(Session session, Region pack, FigureFit fit)
    {
        Observation o = fit.Figure.Figure;
        string sign = o.Relation switch { "gt" => "> ", "ge" => "≥ ", "approx" => "≈ ", _ => "" };
        return
        [
            Name(pack, o, session.Language), o.Published, $"{sign}{NumberText.Named(o.Value)} {o.Unit}", "± " + NumberText.Written(100 * fit.ErrorSd, "0.0") + " %",
            Band(fit.Before), Band(fit.After), NumberText.Written(fit.Implausibility, "0.0") + " sd",
        ];
    }

    private static string[] CrossRow(Session session, Region pack, Vintage vintage, StageOneFinding finding)
    {
        bool log = finding.Quantity == "lnBaseOutput";
        string name = log ? "baseOutput" : finding.Quantity;
        ParameterChange? change = vintage.Parameters.FirstOrDefault(p => p.Name == name && p.Scope == finding.Scope);
        string own = change is null ? NumberText.None
            : log ? Spread(Math.Log(change.After.P50), (Math.Log(change.After.P95) - Math.Log(change.After.P05)) / (2 * 1.6448536269514722)) : Spread(change.After.Mean, change.After.Sd);
        return [(log ? "ln " : "") + ParameterNames.Of(pack, name, finding.Scope, session.Language), Spread(finding.BeforeMean, finding.BeforeSd), Spread(finding.AfterMean, finding.AfterSd), own];
    }

    private static string Spread(double mean, double sd) => $"{NumberText.Written(mean, "0.000")} ± {NumberText.Written(sd, "0.000")}";

    private static string Band(Summary s) => $"{NumberText.Amount(s.P50)} [{NumberText.Amount(s.P05)}, {NumberText.Amount(s.P95)}]";
}
