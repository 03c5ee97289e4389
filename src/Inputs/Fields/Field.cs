namespace Zyz.Sim.Inputs.Fields;

/// <summary>A piece of text in a file and where it stands.</summary>
/// <param name="Text">The text, without quotes.</param>
/// <param name="Line">Line. &gt;= 1.</param>
/// <param name="Column">Character column. &gt;= 1.</param>
/// <param name="Quoted">True for a quoted YAML scalar, which is never a number or a switch.</param>
/// <param name="File">The file it stands in, where that is not the one being read: scenarios inherit.</param>
internal readonly record struct Field(string Text, int Line, int Column, bool Quoted = false, string? File = null)
{
    /// <summary>The start of a file, for what is missing in it.</summary>
    /// <param name="missing">Name of what is missing.</param>
    /// <returns>The field.</returns>
    public static Field Start(string missing) => new(missing, 1, 1);
}
