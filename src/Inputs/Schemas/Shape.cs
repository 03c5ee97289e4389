namespace Zyz.Sim.Inputs.Schemas;

/// <summary>What a value of a YAML file may be. Readers take keys and bounds from it, and the JSON schema is written from it.</summary>
internal abstract record Shape
{
    /// <summary>A text that says something.</summary>
    public sealed record Words : Shape;

    /// <summary>A text in both languages.</summary>
    public sealed record Texts : Shape;

    /// <summary>A finite number.</summary>
    public sealed record Number(double Low = double.NegativeInfinity, double High = double.PositiveInfinity, bool AboveLow = false) : Shape;

    /// <summary>A whole number.</summary>
    public sealed record Whole(long Low, ulong High) : Shape;

    /// <summary>true or false.</summary>
    public sealed record Switch : Shape;

    /// <summary>A text of a form.</summary>
    public sealed record Form(string Pattern) : Shape;

    /// <summary>One of a few words.</summary>
    public sealed record OneOf(params string[] Values) : Shape;

    /// <summary>A name known elsewhere.</summary>
    public sealed record Name(NameKind Kind) : Shape;

    /// <summary>Known keys.</summary>
    public sealed record Keys(KeyTable Table) : Shape;

    /// <summary>Any keys of one kind with values of one kind.</summary>
    public sealed record MapOf(Shape Key, Shape Value) : Shape;

    /// <summary>A list.</summary>
    public sealed record ListOf(Shape Item) : Shape;

    /// <summary>One of several shapes.</summary>
    public sealed record Either(params Shape[] Shapes) : Shape;

    /// <summary>An empty value: takes back what was inherited.</summary>
    public sealed record Nothing : Shape;

    /// <summary>A day such as 2022-12-31.</summary>
    public static Shape Day { get; } = new Form("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");

    /// <summary>The end of a year.</summary>
    public static Shape YearEnd { get; } = new Form("^[0-9]{4}-12-31$");

    /// <summary>A year or a quarter of one: as a key always text, as a value a bare year is a number.</summary>
    public static Shape QuarterKey { get; } = new Form("^[0-9]{4}([Qq][1-4])?$");

    /// <summary>A quarter or a year as a value.</summary>
    public static Shape Quarter { get; } = new Either(new Whole(0, 4095), new Form("^[0-9]{4}[Qq][1-4]$"));

    /// <summary>A share in [0, 1].</summary>
    public static Number Share { get; } = new(0, 1);
}
