namespace Zyz.Sim.Store;

/// <summary>A store could not do what was asked; its message can be shown to a planner.</summary>
public class StoreException : Exception
{
    private const int FirstFault = 0x2A5A5900; // beside all numbers of the framework

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
        : base(message, innerException) => HResult = FirstFault + (int)fault;

    /// <summary>Why. It lies in what every exception carries from silo to silo.</summary>
    public StoreFault Fault => HResult - FirstFault is > 0 and <= (int)StoreFault.Refused and int fault ? (StoreFault)fault : StoreFault.Unreachable;
}
