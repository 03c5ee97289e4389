namespace Zyz.Sim.Model.Regions;

/// <summary>A text in the two languages of the product.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
public sealed record Text(string Zh, string En)
{
    /// <summary>The text in the asked language.</summary>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns><see cref="Zh"/> for <c>zh</c>, else <see cref="En"/>.</returns>
    public string In(string language) => language == "zh" ? Zh : En;
}
