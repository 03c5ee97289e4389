using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Yaml;

/// <summary>
/// Builds values with places from YAML. Written on the event stream because the library's own document model stops at
/// the first duplicate key; anchors, aliases and tags are refused.
/// </summary>
internal sealed class YamlParser
{
    private const int DeepestNesting = 24;
    private readonly IParser events;
    private readonly FaultLog log;
    private int values;

    private YamlParser(string text, FaultLog log)
    {
        events = new Parser(new StringReader(text));
        this.log = log;
    }

    /// <summary>The keys and values of a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="log">Where faults go.</param>
    /// <returns>The map, or null after a fault.</returns>
    public static YamlMap? Parse(string text, FaultLog log)
    {
        var parser = new YamlParser(text, log);
        try
        {
            return parser.Document();
        }
        catch (Unbounded)
        {
            return null;
        }
        catch (Exception error) when (error is YamlException or InvalidOperationException) // the latter on some broken lists
        {
            Mark place = error is YamlException named ? named.Start : parser.events.Current?.End ?? Mark.Empty;
            if (Tab(text) is { } tab)
            {
                log.Add(tab, Rules.Tab);
                return null;
            }

            var at = new Field("", Math.Max(1, (int)place.Line), Math.Max(1, (int)place.Column));
            log.Add(at, Rules.NotYaml(error is YamlException ? error.InnerException?.Message ?? error.Message : "a list or map is not finished"));
            return null;
        }
    }

    /// <summary>A tab in front of a line's text: the library names no place for it.</summary>
    private static Field? Tab(string text)
    {
        string[] lines = text.Split('\n');
        for (int line = 0; line < lines.Length; line++)
        {
            string white = lines[line][..^lines[line].TrimStart(' ', '\t').Length];
            if (white.Contains('\t', StringComparison.Ordinal))
            {
                return new Field(lines[line].Trim(), line + 1, white.IndexOf('\t', StringComparison.Ordinal) + 1);
            }
        }

        return null;
    }

    private YamlMap? Document()
    {
        events.Consume<StreamStart>();
        if (events.TryConsume<StreamEnd>(out _))
        {
            log.Add(Field.Start(""), Rules.NoContent);
            return null;
        }

        events.Consume<DocumentStart>();
        YamlValue value = Value(0);
        events.Consume<DocumentEnd>();
        if (events.Accept<DocumentStart>(out DocumentStart? second))
        {
            log.Add(At(second, ""), Rules.OneDocument);
            return null;
        }

        if (value is not (YamlRefused or YamlMap))
        {
            log.Add(value.At, Rules.NotAMap);
        }

        return value as YamlMap;
    }

    private YamlValue Value(int depth)
    {
        events.Accept<ParsingEvent>(out _);
        ParsingEvent current = events.Current!;
        if (depth > DeepestNesting || ++values > InputLimits.Values)
        {
            throw Stopped(current, depth > DeepestNesting ? Rules.TooDeep : Rules.TooManyValues);
        }

        if (current is AnchorAlias || (current is NodeEvent node && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty)))
        {
            return Refused(current, Rules.NoAlias);
        }

        if (events.TryConsume<Scalar>(out Scalar? scalar))
        {
            return new YamlScalar(At(scalar, scalar.Value, scalar.Style != ScalarStyle.Plain));
        }

        return events.Accept<SequenceStart>(out _) ? List(depth) : Map(depth);
    }

    private YamlRefused Refused(ParsingEvent current, Text rule)
    {
        Field at = At(current, "");
        log.Add(at, rule);
        Skip();
        return new YamlRefused(at);
    }

    /// <summary>Leaves out a value with all it holds.</summary>
    private void Skip()
    {
        int depth = 0;
        do
        {
            ParsingEvent skipped = events.Consume<ParsingEvent>();
            depth += skipped.NestingIncrease;
            if (depth > DeepestNesting || ++values > InputLimits.Values)
            {
                throw Stopped(skipped, depth > DeepestNesting ? Rules.TooDeep : Rules.TooManyValues);
            }
        }
        while (depth > 0);
    }

    /// <summary>
    /// Nothing behind such a place is read: the library's work grows with the square of the nesting.
    /// </summary>
    private Unbounded Stopped(ParsingEvent current, Text rule)
    {
        log.Add(At(current, ""), rule);
        return new Unbounded();
    }

    /// <summary>The file holds more than any of ours, and that is noted.</summary>
    private sealed class Unbounded : Exception;

    private YamlList List(int depth)
    {
        SequenceStart start = events.Consume<SequenceStart>();
        var items = new List<YamlValue>();
        while (!events.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Value(depth + 1));
        }

        return new YamlList(At(start, ""), items);
    }

    private YamlMap Map(int depth)
    {
        MappingStart start = events.Consume<MappingStart>();
        var entries = new List<(Field, YamlValue)>();
        while (!events.TryConsume<MappingEnd>(out _))
        {
            YamlValue key = Value(depth + 1);
            YamlValue value = Value(depth + 1);
            if (key is YamlScalar)
            {
                entries.Add((key.At, value));
            }
            else if (key is not YamlRefused)
            {
                log.Add(key.At, Rules.NotAScalar);
            }
        }

        return new YamlMap(At(start, ""), entries);
    }

    private Field At(ParsingEvent started, string text, bool quoted = false) =>
        new(text, (int)started.Start.Line, (int)started.Start.Column, quoted, log.File);
}
