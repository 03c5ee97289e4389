namespace Zyz.Sim.Model;

/// <summary>The version that is part of every plan and result hash: it changes whenever a number can change.</summary>
public static class ModelVersion
{
    /// <summary>Version of equations, numerics and draw addresses.</summary>
    public const string Current = "2.0.1";
}
