using System.Collections.Immutable;
using System.Globalization;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Model.Comparison;

/// <summary>Reads a comparison out of the outcomes of its scenarios, replication by replication.</summary>
public static class ComparisonReadOut
{
    private static readonly ExpectationMeasure[] OfHardTargets = [ExpectationMeasure.Probability, ExpectationMeasure.Median, ExpectationMeasure.Shortfall];
    private static readonly ExpectationMeasure[] OfSoftTargets = [ExpectationMeasure.Median];
    private static readonly ExpectationMeasure[] OfOutputs = [ExpectationMeasure.Mean, ExpectationMeasure.Median];

    /// <summary>Compares scenarios with the first of them.</summary>
    /// <param name="contestants">At least two scenarios of one region, with the same seed and number of replications.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentException">The scenarios did not meet the same luck.</exception>
    public static ScenarioComparison Of(ImmutableArray<Contestant> contestants)
    {
        PlayedScenario first = contestants[0].Played;
        if (contestants.Length < 2 || contestants.Any(c => c.Played.Plan.Region.Id != first.Plan.Region.Id || c.Played.Plan.Scenario.Seed != first.Plan.Scenario.Seed
            || c.Played.Table.Replications != first.Table.Replications || c.Played.Plan.Region.BaseYear != first.Plan.Region.BaseYear))
        {
            throw new ArgumentException("scenarios are compared in twos and more, on the same region, seed and number of replications", nameof(contestants));
        }

        return new ScenarioComparison
        {
            Scenarios = [.. contestants.Select(Name)],
            Seed = first.Plan.Scenario.Seed,
            Replications = first.Table.Replications,
            Figures = [.. contestants.Skip(1).SelectMany(own => Figures(own.Id, own.Played, first))],
            Statements = [.. contestants.SelectMany(own => Statements(own, contestants))],
        };
    }

    private static ComparedScenario Name(Contestant contestant)
    {
        Scenario scenario = contestant.Played.Plan.Scenario;
        string hash = OutcomeHash.Of(contestant.Played.Plan, contestant.Played.Table);
        return new ComparedScenario(contestant.Id, scenario.Title, hash, Date(scenario.HorizonYear), scenario.Hindsight);
    }

    private static ParallelQuery<ComparedFigure> Figures(string id, PlayedScenario own, PlayedScenario other)
    {
        var asked = new List<Expectation>();
        IEnumerable<Target> targets = other.Plan.Region.Targets
            .Concat(own.Plan.Region.Targets.Where(t => other.Plan.Region.Targets.All(o => o.Id != t.Id)))
            .Where(t => t.NotModelled is null && t.Hardness is "hard" or "soft");
        foreach (Target target in targets)
        {
            asked.AddRange((target.Hardness == "hard" ? OfHardTargets : OfSoftTargets)
                .Select(measure => Ask(other, target.Id, target.Entity, target.Kpi, target.Year, measure)));
        }

        int year = Math.Min(own.Plan.Scenario.HorizonYear, other.Plan.Scenario.HorizonYear);
        var outcomes = new EntityOutcomes(other.Plan.Region, other.Table);
        IEnumerable<string> entities = other.Plan.Region.Groups.OrderByDescending(g => g.Towns.Length).Select(g => g.Id)
            .Concat(other.Plan.Region.Towns.Select(t => t.Id))
            .DistinctBy(e => string.Join('+', outcomes.Members(e).Order(StringComparer.Ordinal))); // groups of the same towns say the same
        foreach (string entity in entities)
        {
            asked.AddRange(OfOutputs.Select(measure => Ask(other, null, entity, "output_value", year, measure)));
        }

        return asked.AsParallel().AsOrdered().Select(e => Figure(id, e, own, other)).OfType<ComparedFigure>();
    }

    private static Expectation Ask(PlayedScenario other, string? target, string entity, string kpi, int year, ExpectationMeasure measure) =>
        new() { Target = target, Entity = entity, Kpi = kpi, Year = year, Measure = measure, Versus = other.Plan.Scenario.Id };

    private static ComparedFigure? Figure(string id, Expectation asked, PlayedScenario own, PlayedScenario other)
    {
        if (OutcomeFigures.Of(asked, own, other, out int counted) is not { Other: { } theirs } paired)
        {
            return null; // beyond a horizon, or a measure the entity does not have
        }

        Expectation alone = asked with { Versus = null };
        double unpaired = OutcomeFigures.Of(alone, own, null, out _) is { } a && OutcomeFigures.Of(alone, other, null, out _) is { } b ? Width(a, b) : 0;
        bool identical = paired.Exact;
        bool resolved = paired.Low > 0 || paired.High < 0;
        return new ComparedFigure
        {
            Scenario = id,
            Target = asked.Target,
            Entity = asked.Entity,
            Kpi = asked.Kpi,
            Unit = KpiCatalogue.Find(asked.Kpi)!.Unit,
            At = Date(asked.Year),
            Measure = asked.Measure,
            Base = theirs,
            Own = paired.Own,
            Difference = paired.Value,
            Low = paired.Low,
            High = paired.High,
            PairedWidth = paired.High - paired.Low,
            UnpairedWidth = unpaired,
            Counted = counted,
            Verdict = identical ? ComparisonVerdict.Identical : resolved ? ComparisonVerdict.Resolved : ComparisonVerdict.NotResolved,
            NeedsMore = identical || resolved ? null : More(paired, counted),
        };
    }

    /// <summary>Width of the interval of a difference of two independent figures, end by end (Newcombe 1998).</summary>
    internal static double Width(Estimate a, Estimate b) =>
        Math.Sqrt(Square(a.Value - a.Low) + Square(b.High - b.Value)) + Math.Sqrt(Square(a.High - a.Value) + Square(b.Value - b.Low));

    /// <summary>Intervals shrink with √n: n·((half width/difference)² − 1) more.</summary>
    internal static int? More(Estimate paired, int counted)
    {
        double centre = Math.Abs(0.5 * (paired.Low + paired.High)), half = 0.5 * (paired.High - paired.Low);
        double more = counted * (Square(half / centre) - 1);
        return more + counted <= ScenarioComparison.MostReplications ? Math.Max(1, (int)Math.Ceiling(more)) : null;
    }

    private static IEnumerable<CheckedStatement> Statements(Contestant own, ImmutableArray<Contestant> contestants)
    {
        foreach (Expectation statement in own.Statements)
        {
            Contestant? other = contestants.FirstOrDefault(c => c.Id == statement.Versus);
            bool missing = statement.Versus is not null && other is null;
            yield return new CheckedStatement(own.Id, statement, missing ? null : ExpectationCheck.Of(statement, own.Played, other?.Played));
        }
    }

    private static double Square(double x) => x * x;

    private static string Date(int year) => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-12-31");
}
