namespace Zyz.Sim.Inputs.Import.Figures;

/// <summary>A unit figures are written in.</summary>
/// <param name="Name">As it is written, without spaces.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Factor">How many of the kind's own unit it is; exact.</param>
internal sealed record FigureUnit(string Name, UnitKind Kind, decimal Factor)
{
    private static readonly Dictionary<string, FigureUnit> s_known = Known().ToDictionary(u => u.Name, StringComparer.Ordinal);

    /// <summary>The unit of a name.</summary>
    /// <param name="name">A compact name (<see cref="Words.PlainText.Compact"/>).</param>
    /// <returns>The unit, or null.</returns>
    public static FigureUnit? Find(string name) =>
        s_known.GetValueOrDefault(name.EndsWith("/年", StringComparison.Ordinal) ? name[..^2] : name);

    /// <summary>Names of all units, the longest first.</summary>
    public static IEnumerable<string> Names => s_known.Keys.OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal);

    /// <summary>The unit of a kind, where this one fits it: 万 alone stands for ten thousand of whatever is measured.</summary>
    /// <param name="kind">Kind of the measure.</param>
    /// <returns>The factor to the kind's own unit; null where this is a unit of something else.</returns>
    public decimal? FactorTo(UnitKind kind) => Kind == kind ? Factor
        : Kind != UnitKind.Magnitude ? Kind == UnitKind.Count && kind == UnitKind.Person && Name == "个" ? Factor : null
        : kind switch
        {
            UnitKind.Money => Factor / 100_000_000m,
            UnitKind.Person or UnitKind.Count => Factor,
            UnitKind.Mass => Factor / 10_000m,
            _ => null,
        };

    private static IEnumerable<FigureUnit> Known() =>
    [
        new("元", UnitKind.Money, 0.00000001m), new("千元", UnitKind.Money, 0.00001m), new("万元", UnitKind.Money, 0.0001m),
        new("百万元", UnitKind.Money, 0.01m), new("千万元", UnitKind.Money, 0.1m), new("亿元", UnitKind.Money, 1), new("十亿元", UnitKind.Money, 10),
        new("人民币元", UnitKind.Money, 0.00000001m), new("亿元人民币", UnitKind.Money, 1), new("万元人民币", UnitKind.Money, 0.0001m),
        new("yuan", UnitKind.Money, 0.00000001m), new("10,000yuan", UnitKind.Money, 0.0001m), new("10000yuan", UnitKind.Money, 0.0001m),
        new("millionyuan", UnitKind.Money, 0.01m), new("100millionyuan", UnitKind.Money, 1), new("billionyuan", UnitKind.Money, 10),
        new("吨", UnitKind.Mass, 0.0001m), new("千吨", UnitKind.Mass, 0.1m), new("万吨", UnitKind.Mass, 1), new("百万吨", UnitKind.Mass, 100),
        new("公斤", UnitKind.Mass, 0.0000001m), new("千克", UnitKind.Mass, 0.0000001m), new("kg", UnitKind.Mass, 0.0000001m),
        new("万公斤", UnitKind.Mass, 0.001m), new("斤", UnitKind.Mass, 0.00000005m), new("万斤", UnitKind.Mass, 0.0005m), new("亿斤", UnitKind.Mass, 5),
        new("t", UnitKind.Mass, 0.0001m), new("tons", UnitKind.Mass, 0.0001m), new("tonnes", UnitKind.Mass, 0.0001m), new("10,000t", UnitKind.Mass, 1),
        new("户", UnitKind.Count, 1), new("家", UnitKind.Count, 1), new("个", UnitKind.Count, 1), new("家企业", UnitKind.Count, 1), new("座", UnitKind.Count, 1),
        new("万户", UnitKind.Count, 10_000), new("enterprises", UnitKind.Count, 1), new("firms", UnitKind.Count, 1),
        new("人", UnitKind.Person, 1), new("名", UnitKind.Person, 1), new("千人", UnitKind.Person, 1_000), new("万人", UnitKind.Person, 10_000),
        new("persons", UnitKind.Person, 1), new("people", UnitKind.Person, 1),
        new("%", UnitKind.Percent, 1), new("百分比", UnitKind.Percent, 1), new("percent", UnitKind.Percent, 1),
        new("千", UnitKind.Magnitude, 1_000), new("万", UnitKind.Magnitude, 10_000), new("亿", UnitKind.Magnitude, 100_000_000),
    ];
}
