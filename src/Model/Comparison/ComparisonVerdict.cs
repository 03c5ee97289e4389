namespace Zyz.Sim.Model.Comparison;

/// <summary>What a paired difference says.</summary>
public enum ComparisonVerdict
{
    /// <summary>Every replication agrees to the last bit.</summary>
    Identical,

    /// <summary>The 95 % interval of the difference leaves zero out.</summary>
    Resolved,

    /// <summary>The interval holds zero: more replications, or no difference.</summary>
    NotResolved,
}
