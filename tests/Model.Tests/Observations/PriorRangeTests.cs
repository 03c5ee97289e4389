using Zyz.Sim.Model.Observations;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Tests.Inputs;

namespace Zyz.Sim.Model.Tests.Observations;

/// <summary>How far a figure may move before somebody should look at it again.</summary>
public sealed class PriorRangeTests
{
    private static readonly Region Xinzhou = RegionReaderOf();

    [Fact]
    public void Growth_OfOneYear_HoldsWhatHappensAndNotASlipOfUnits()
    {
        (double low, double high) = Of("flange").Growth(1, nominal: true);

        Assert.InRange(low, 0.6, 0.85);
        Assert.InRange(high, 1.2, 1.6);
    }

    /// <summary>Over n years the lasting part grows with n², the yearly with n: between √n and n times as wide.</summary>
    [Fact]
    public void Growth_OfMoreYears_WidensAtLeastByTheRootOfYearsAndAtMostByYears()
    {
        PriorRange range = Of("casting");
        double Width(int years) => Math.Log(range.Growth(years, true).High / range.Growth(years, true).Low);

        Assert.InRange(Width(4) / Width(1), 1.7, 4);
        Assert.True(Width(2) > Width(1) && Width(3) > Width(2));
    }

    [Fact]
    public void Growth_InTonnes_IsNarrowerThanInMoneyWherePricesMove() =>
        Assert.True(Of("magnesium").Growth(1, false).High < Of("magnesium").Growth(1, true).High);

    [Fact]
    public void Output_OfTheBaseYear_IsAboutTheBaselineAndWiderWhereNothingIsKnown()
    {
        (double low, double high) = Of("flange").Output(2022);
        (double wideLow, double wideHigh) = Of("casting").Output(2022);

        Assert.Equal(135, Math.Sqrt(low * high), 0.001);
        Assert.InRange(Math.Log(high / low), 2 * 3.29 * 0.20, 2 * 3.29 * 0.21);
        Assert.True(wideHigh / wideLow > 50);
    }

    [Fact]
    public void HighestValuePerTonne_TownWithoutTonnage_IsUnknown()
    {
        Assert.Null(Of("carving").HighestValuePerTonne());
        Assert.Equal(1.1 * Math.Exp(0.15 * 3.2905), Of("flange").HighestValuePerTonne()!.Value, 0.001);
    }

    private static PriorRange Of(string town) => new(Xinzhou, Xinzhou.Towns.Single(t => t.Id == town));

    private static Region RegionReaderOf()
    {
        using var pack = new PackCopy();
        return pack.Read().Value!;
    }
}
