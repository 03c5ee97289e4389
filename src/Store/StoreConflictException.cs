namespace Zyz.Sim.Store;

/// <summary>A state was written by someone else since it was read.</summary>
public sealed class StoreConflictException : StoreException
{
    /// <summary>Creates the exception without a message.</summary>
    public StoreConflictException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which state.</param>
    public StoreConflictException(string message)
        : base(StoreFault.Contradiction, message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which state.</param>
    /// <param name="innerException">What the provider said.</param>
    public StoreConflictException(string message, Exception innerException)
        : base(StoreFault.Contradiction, message, innerException)
    {
    }
}
