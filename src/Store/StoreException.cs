namespace Zyz.Sim.Store;

/// <summary>A store could not do what was asked; its message can be shown to a planner.</summary>
public class StoreException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public StoreException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what helps.</param>
    public StoreException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what helps.</param>
    /// <param name="innerException">What the provider said.</param>
    public StoreException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="fault">Why.</param>
    /// <param name="message">What happened and what helps.</param>
    /// <param name="innerException">What the provider said.</param>
    public StoreException(StoreFault fault, string message, Exception? innerException = null)
        : base(message, innerException) => Fault = fault;

    /// <summary>Why.</summary>
    public StoreFault Fault { get; }
}
