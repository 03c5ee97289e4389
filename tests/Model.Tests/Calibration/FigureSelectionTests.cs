using System.Collections.Immutable;
using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Tests.Calibration;

/// <summary>What is taken in, what is left out and why, and which figures follow from one another.</summary>
public sealed class FigureSelectionTests
{
    private const string Day = "2026-06-30";

    private static readonly Observation s_plain = Figure("forge", 2024, "output_value", 7);

    public static TheoryData<string, LeftOutReason> Reasons => new()
    {
        { "derived", LeftOutReason.Derived }, { "expected", LeftOutReason.Expected }, { "peer", LeftOutReason.OtherPlace }, { "scope", LeftOutReason.OtherScope },
        { "measure", LeftOutReason.NotModelled }, { "group", LeftOutReason.NotForGroup }, { "early", LeftOutReason.BeforeBaseYear },
        { "growth", LeftOutReason.BeforeBaseYear }, { "over", LeftOutReason.YearNotOver }, { "prior", LeftOutReason.AlreadyInPrior },
    };

    [Theory, MemberData(nameof(Reasons))]
    public void Figure_ThatIsLeftOut_IsListedWithItsReason(string which, LeftOutReason reason)
    {
        Observation figure = which switch
        {
            "derived" or "expected" => s_plain with { Status = which },
            "peer" => s_plain with { Entity = "peer_town" },
            "scope" => s_plain with { WholeScope = false, Scope = "one workshop" },
            "measure" => s_plain with { Measure = "revenue" },
            "group" => s_plain with { Entity = "all_towns", Measure = "output_volume" },
            "early" => s_plain with { Year = 2021 },
            "growth" => s_plain with { Year = 2022, Measure = "output_growth", Unit = "%" },
            "over" => s_plain with { Published = "2024-12-30" },
            _ => s_plain with { Year = 2022, Source = "S1" },
        };
        Region region = Twin.World.Region() with { Groups = [new TownGroup("all_towns", new("全部", "all"), ["forge", "mill", "quarry"])] };
        region = region with { Priors = [.. region.Priors.Select(p => p.Name == "baseOutput" ? p with { Scope = p.Scope.Length > 0 ? p.Scope : "forge", Source = "S1" } : p)] };

        FigureSelection selection = FigureSelection.Of(region with { Observations = [figure, Figure("mill", 2024, "output_value", 5)] }, Day, []);

        Assert.Equal(new LeftOutFigure(figure, reason), Assert.Single(selection.LeftOut));
        Assert.Equal("mill", Assert.Single(selection.TakenIn).Figure.Entity);
    }

    [Fact]
    public void Figure_TakenInBefore_IsNotTakenInAgainAndItsCorrectionIsFound()
    {
        Region region = Region(s_plain, Figure("mill", 2025, "output_value", 5));
        FigureSelection selection = FigureSelection.Of(region, Day, [s_plain]);
        Assert.Equal(LeftOutReason.AlreadyTakenIn, Assert.Single(selection.LeftOut).Reason);
        Assert.Empty(FigureSelection.Corrections(region, Day, [s_plain]));

        Observation corrected = s_plain with { Value = 7.5, Published = "2025-11-01" };
        Assert.Equal(corrected, Assert.Single(FigureSelection.Corrections(Region(s_plain, corrected), Day, [s_plain])));
        Assert.Empty(FigureSelection.Corrections(Region(s_plain, corrected), "2025-10-31", [s_plain]));
    }

    /// <summary>A total beside all its parts, whoever adds them, and a growth rate beside both its levels.</summary>
    [Fact]
    public void Dependence_TotalBesideItsParts_NamesThemAllAndNoOther()
    {
        Observation[] figures =
        [
            Figure("forge", 2024, "output_value", 7), Figure("mill", 2024, "output_value", 5), Figure("quarry", 2024, "output_value", 3), Figure("all_towns", 2024, "output_value", 15),
            Figure("forge", 2025, "output_value", 8),
        ];
        Assert.Equal(figures[..4].Select(f => f.Entity).Order(), Dependent(figures).Select(f => f.Figure.Entity).Order());
        Assert.Empty(Dependent(figures[1..]));
    }

    [Fact]
    public void Dependence_GrowthBesideBothItsLevels_IsFound()
    {
        Observation before = Figure("forge", 2023, "output_value", 6), now = Figure("forge", 2024, "output_value", 7);
        Observation growth = Figure("forge", 2024, "output_growth", 16.7) with { Unit = "%" };
        Assert.Equal(3, Dependent(before, now, growth).Length);
        Assert.Empty(Dependent(now, growth));
        Assert.Empty(Dependent(before with { Relation = "gt" }, now, growth)); // a bound adds no equation
    }

    /// <summary>A growth rate and its two levels have one error between them: what is left of their difference is rounding.</summary>
    [Fact]
    public void Error_OfGrowthAndLevels_IsShared()
    {
        ImmutableArray<ObservedFigure> figures = Taken(
            Figure("forge", 2023, "output_value", 6), Figure("forge", 2024, "output_value", 7), Figure("forge", 2024, "output_growth", 16.7) with { Unit = "%" },
            Figure("all_towns", 2024, "output_value", 15));
        Region region = Region();
        var table = new Model.ReadOut.OutcomeTable(["forge", "mill", "quarry"], [(int)Model.Results.Kpi.OutputValue], [0, 1, 2], 1);
        foreach ((string town, double value) in new[] { ("forge", 7.0), ("mill", 5.0), ("quarry", 3.0) })
        {
            table.Put(town, 0, 1, System.Runtime.InteropServices.MemoryMarshal.AsBytes(new[] { value, value, value }.AsSpan()));
        }

        double[,] r = MeasurementError.Covariance(region, figures, table);
        int level23 = Index(2023, false), level24 = Index(2024, false), growth = Index(2024, true), all = Enumerable.Range(0, 4).Single(i => figures[i].Figure.Entity == "all_towns");
        double left = r[growth, growth] + r[level24, level24] + r[level23, level23] - 2 * r[growth, level24] + 2 * r[growth, level23] - 2 * r[level24, level23];
        Assert.InRange(left, 0, 4e-6);
        Assert.Equal(0.03 * 0.03 + 0.03 * 0.03 + 1e-6, r[level24, level24], 1e-12);
        Assert.Equal(7.0 / 15 * 0.03 * 0.03, r[all, level24], 1e-12);
        Assert.Equal(0.03 * 0.03 + (49 + 25 + 9) / 225.0 * 0.03 * 0.03 + 1e-6, r[all, all], 1e-12);

        int Index(int year, bool isGrowth) => Enumerable.Range(0, 4).Single(i => figures[i].Figure.Entity == "forge" && figures[i].Figure.Year == year && figures[i].IsGrowth == isGrowth);
    }

    internal static Observation Figure(string entity, int year, string measure, double value) =>
        new(entity, year, measure, "eq", value, "亿元", "whole town", "found", "A", $"{year + 1}-03-31", "twin", true);

    internal static Region Region(params Observation[] figures) =>
        Twin.World.Region() with { Groups = [new TownGroup("all_towns", new("全部", "all"), ["forge", "mill", "quarry"])], Observations = [.. figures] };

    private static ImmutableArray<ObservedFigure> Taken(params Observation[] figures) => FigureSelection.Of(Region(figures), Day, []).TakenIn;

    private static ImmutableArray<ObservedFigure> Dependent(params Observation[] figures) => LinearDependence.Find(Region(figures), Taken(figures));
}
