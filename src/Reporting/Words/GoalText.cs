namespace Zyz.Sim.Reporting;

/// <summary>What a target asks for, in words and signs.</summary>
public static class GoalText
{
    /// <summary>Relation, value and unit of a target.</summary>
    /// <param name="relation"><c>gt</c>, <c>ge</c>, <c>approx</c> or <c>strive</c>.</param>
    /// <param name="value">The value.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>For example <c>&gt; 500 亿元</c>.</returns>
    public static string Of(string relation, double value, string unit, string language)
    {
        string amount = UnitText.With(NumberText.Named(value), unit, language);
        return relation switch
        {
            "gt" => "> " + amount,
            "ge" => "≥ " + amount,
            "approx" => language == "zh" ? amount + "左右" : "about " + amount,
            "strive" => language == "zh" ? "争取 " + amount : "strive for " + amount,
            _ => amount,
        };
    }
}
