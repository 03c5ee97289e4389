using System.CommandLine;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Populations;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.Client;

/// <summary><c>zyz list</c>: what there is.</summary>
internal sealed class ListVerb(Session session, Region region, string folder)
{
    /// <summary>The verb as the command line knows it.</summary>
    public static Command Command(Session session)
    {
        Argument<string?> what = new("WHAT")
        {
            Description = session.Say(HelpTexts.ListWhat),
            Arity = ArgumentArity.ZeroOrOne,
        };
        what.AcceptOnlyFromAmong("towns", "levers", "targets", "scenarios");
        Option<string?> folder = new("--region") { Description = session.Say(HelpTexts.Region), HelpName = "DIR" };
        Command command = new("list", session.Say(HelpTexts.List)) { what, folder };
        command.SetAction(parsed =>
        {
            string path = RegionFolder.Find(parsed.GetValue(folder));
            new ListVerb(session, session.Take(RegionReader.Read(path)), path).Print(parsed.GetValue(what));
            return ExitCode.Done;
        });
        return command;
    }

    private void Print(string? what)
    {
        (string Name, Text Title, Action Print)[] lists =
        [
            ("towns", ListTexts.Towns, Towns), ("levers", ListTexts.Levers, Levers), ("targets", ListTexts.Targets, Targets),
            ("scenarios", ListTexts.Scenarios, Scenarios),
        ];
        bool first = true;
        foreach (var list in lists.Where(l => what is null || l.Name == what))
        {
            if (!first)
            {
                session.Answer("");
            }

            first = false;
            session.Answer(session.Say(list.Title));
            list.Print();
        }
    }

    private void Towns()
    {
        foreach (Town town in region.Towns)
        {
            string counts = session.Say(ListTexts.Enterprises(town.Enterprises, town.AboveScale, town.JudgedOn));
            session.Answer($"  {town.Id}  {session.Say(town.Title)} · {session.Say(town.County)} · {counts}");
            if (!town.Named.IsEmpty)
            {
                session.Answer("      " + session.Say(ListTexts.Named(string.Join("、", town.Named), string.Join(" ", town.Sources))));
            }

            double output = new TownSampler(region, town).Median(Parameter.BaseOutput);
            var population = StartingPopulation.Of(town, output);
            session.Answer("      " + session.Say(ListTexts.Baseline(
                region.BaselineIsJudged(town.Id), NumberText.Amount(output), NumberText.Amount(population.Sizes[0]), NumberText.Percent(population.Sizes[0] / output), NumberText.Amount(population.MedianSize))));
        }
    }

    private void Levers()
    {
        foreach (Lever lever in region.Levers)
        {
            string today = session.Say(ListTexts.Today(NumberText.Named(lever.Today)));
            session.Answer($"  {lever.Number,2} {lever.Id}  {session.Say(lever.Title)} · {session.Say(lever.Lead)}");
            session.Answer($"      {session.Say(ListTexts.AtZero)}: {session.Say(lever.MeaningAtZero)}");
            session.Answer($"      {today} ({session.Say(ListTexts.Judgement)}): {session.Say(lever.MeaningToday)}");
            session.Answer($"      {session.Say(ListTexts.AtFull)}: {session.Say(lever.MeaningAtFull)}");
        }
    }

    private void Targets()
    {
        foreach (Target target in region.Targets.OrderBy(t => TargetOrder.Key(t.Id), StringComparer.Ordinal))
        {
            string name = EntityNames.Entity(region, target.Entity, session.Language) + " · " + EntityNames.Measure(region, target.Kpi, session.Language);
            string goal = GoalText.Of(target.Relation, target.Value, target.Unit, session.Language);
            string reason = target.NotModelled is null ? "" : session.Say(ListTexts.NotModelled(session.Say(target.NotModelled)));
            session.Answer($"  {target.Id}  {name}: {goal} ({session.Say(ListTexts.Section)}{target.Section}, {target.Hardness}){reason}");
        }
    }

    private void Scenarios()
    {
        foreach (string file in ScenarioFiles.In(folder))
        {
            Reading<Scenario> reading = ScenarioReader.Read(file, region);
            string id = Path.GetFileNameWithoutExtension(file);
            if (reading.Value is not { } scenario)
            {
                session.Answer($"  {id}  {session.Say(ListTexts.Invalid(reading.Faults.Length))}");
                continue;
            }

            session.Answer($"  {id}  {session.Say(scenario.Title)}");
            if (scenario.Question is { } question)
            {
                session.Answer("      " + session.Say(question));
            }

            session.Answer("      " + session.Say(ScenarioDifference.Of(scenario, region)));
        }
    }
}
