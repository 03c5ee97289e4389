namespace Zyz.Sim.Model;

/// <summary>The model cannot give a number; the message names town, replication and quarter.</summary>
public sealed class ModelException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public ModelException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and where.</param>
    public ModelException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What happened and where.</param>
    /// <param name="innerException">The cause.</param>
    public ModelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
