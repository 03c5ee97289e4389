namespace Zyz.Sim.Model.ReadOut;

/// <summary>What a check of a statement says.</summary>
public enum ExpectationVerdict
{
    /// <summary>The whole 95 % interval fulfils it.</summary>
    Holds,

    /// <summary>No point of the 95 % interval fulfils it.</summary>
    Fails,

    /// <summary>The interval lies on both sides: more replications are needed; or there is no figure.</summary>
    NotResolved,
}
