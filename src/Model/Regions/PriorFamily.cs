namespace Zyz.Sim.Model.Regions;

/// <summary>The families a prior may have. A and B are its two numbers.</summary>
public enum PriorFamily
{
    /// <summary>Known for sure: A.</summary>
    Fixed,

    /// <summary>Normal with mean A and standard deviation B.</summary>
    Normal,

    /// <summary>Lognormal with median A and standard deviation B of the logarithm.</summary>
    LogNormal,

    /// <summary>Absolute value of a normal with mean 0 and standard deviation A.</summary>
    HalfNormal,

    /// <summary>Beta with shapes A and B.</summary>
    Beta,
}
