namespace Zyz.Sim.Contracts;

/// <summary>
/// The largest messages there may be. One that is larger is refused with an error where it is sent. The largest real
/// ones: a plan with an ensemble and a vintage, at most 64 MiB of JSON; the outcomes of a town as one block.
/// </summary>
public static class MessageLimits
{
    /// <summary>Size of what a message says [bytes]: the largest JSON text with room beside it, and outcomes of a town over 160 000 replications and four years, or 70 000 and nine.</summary>
    public const int BodyBytes = 128 << 20;

    /// <summary>Size of a message's address and call context [bytes]; real ones have some hundreds.</summary>
    public const int HeaderBytes = 1 << 20;

    /// <summary>Room beside an array in a message [bytes].</summary>
    public const int Beside = 64 << 10;

    /// <summary>Replications whose outcomes of one town fit in one block [count].</summary>
    /// <param name="planes">Measures [count].</param>
    /// <param name="years">Years [count].</param>
    /// <returns>Replications [count].</returns>
    public static int MostReplications(int planes, int years) => (BodyBytes - Beside) / (planes * years * sizeof(double));
}
