namespace Zyz.Sim.Store;

/// <summary>Why a store could not do what was asked.</summary>
public enum StoreFault
{
    /// <summary>It does not answer: asking again may help.</summary>
    Unreachable,

    /// <summary>There is no room left.</summary>
    Full,

    /// <summary>Another program holds it.</summary>
    Busy,

    /// <summary>What was read is not what was written.</summary>
    Damage,

    /// <summary>It holds something else under the same key.</summary>
    Contradiction,

    /// <summary>It was written by a later version of the program.</summary>
    TooNew,

    /// <summary>The request itself cannot be met, whoever asks.</summary>
    Refused,
}
