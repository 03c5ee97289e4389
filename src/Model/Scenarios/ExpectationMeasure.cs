namespace Zyz.Sim.Model.Scenarios;

/// <summary>What an <see cref="Expectation"/> speaks of.</summary>
public enum ExpectationMeasure
{
    /// <summary>Probability that the target is met [1].</summary>
    Probability,

    /// <summary>Median of outcome over target value [1].</summary>
    Attainment,

    /// <summary>Expected shortfall, E[(T − Y)₊] [unit of the target].</summary>
    Shortfall,

    /// <summary>Mean over replications [unit of the measure].</summary>
    Mean,

    /// <summary>Median [unit of the measure].</summary>
    Median,

    /// <summary>5 % quantile [unit of the measure].</summary>
    P05,

    /// <summary>25 % quantile [unit of the measure].</summary>
    P25,

    /// <summary>75 % quantile [unit of the measure].</summary>
    P75,

    /// <summary>95 % quantile [unit of the measure].</summary>
    P95,
}
