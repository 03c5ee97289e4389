using System.Text;

namespace Zyz.Sim.EndToEnd.GeneratedInputs;

/// <summary>Changes texts and bytes as accidents and attackers do, and takes them apart again.</summary>
internal static class Mutations
{
    /// <summary>What has broken readers of numbers, tables and text before.</summary>
    private static readonly string[] s_tokens =
    [
        "NaN", "-NaN", "Infinity", "-Infinity", "inf", "∞", "1e400", "-1e400", "1e-400", "1e+9999999999", "-0", "-0.0", "+0", "0x1F", "1_000", "1,234,567.5", "1.2.3", "--1", "1e", "e5", ".5", "5.",
        "１２３", "．", "－", "，", "％", "٣٤", "½", "Ⅷ", "①", "㍉", "\uFDFA", "\u0301\u0301\u0301", "\uD800", "\uDC00", "\uD83D\uDE00", "\uFFFE", "\uFEFF", "\u200B", "\u202E", "\u2028", "\0", "\u0001", "\u0085",
        "亿元", "万元", "万吨", "%", "‰", "约", "以上", "预计", "（预计）", "增长", "下降", "持平", "—", "2024年3月", "2022-13-45", "0000-00-00", "9999-12-31", "2024Q5", "99999999999999999999", "79228162514264337593543950335",
        "\"", "\"\"", "'", ",", ";", "\t", "\r", "\n", "\r\n", " ", ":", ": ", "- ", "{", "}", "[", "]", "#", "&a ", "*a", "!!binary ", "? ", "| ", "> ", "%YAML 1.2", "---", "...", "<<: ", "~", "null", "true", "\\", "\\uD800", "\\x00",
        "../", "..\\", "/etc/passwd", "C:\\", "\\\\server\\share", "%2e%2e%2f", "CON", "<", ">", "&amp;", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "]]>",
    ];

    /// <summary>A token that has broken readers before.</summary>
    public static string Token(Random chance) => s_tokens[chance.Next(s_tokens.Length)];

    /// <summary>One to five changes of a text.</summary>
    public static string Text(Random chance, string text)
    {
        var changed = new StringBuilder(text);
        for (int changes = chance.Next(1, 6); changes > 0; changes--)
        {
            int at = chance.Next(changed.Length + 1), length = Math.Min(changed.Length - at, Run(chance));
            switch (chance.Next(8))
            {
                case 0:
                    changed.Remove(at, length);
                    break;
                case 1:
                    changed.Insert(chance.Next(changed.Length + 1), changed.ToString(at, length));
                    break;
                case 2 or 3:
                    changed.Insert(at, Token(chance));
                    break;
                case 4:
                    changed.Remove(at, length).Insert(at, Token(chance));
                    break;
                case 5 when length > 0:
                    changed[at] = (char)chance.Next(chance.Next(2) == 0 ? 128 : 65536);
                    break;
                case 6 when length > 0:
                    changed[at] = (char)(changed[at] ^ (1 << chance.Next(8)));
                    break;
                case 7 when chance.Next(20) == 0:
                    changed.Insert(at, chance.Next(2) == 0 ? new string((char)chance.Next(32, 127), chance.Next(5000)) : string.Concat(Enumerable.Repeat(Token(chance), chance.Next(1, 400))));
                    break;
                default:
                    changed.Append(Token(chance));
                    break;
            }
        }

        return changed.ToString();
    }

    /// <summary>One to five changes of bytes.</summary>
    public static byte[] Bytes(Random chance, byte[] bytes)
    {
        var changed = new List<byte>(bytes);
        for (int changes = chance.Next(1, 6); changes > 0 && changed.Count > 0; changes--)
        {
            int at = chance.Next(changed.Count), length = Math.Min(changed.Count - at, Run(chance));
            switch (chance.Next(7))
            {
                case 0:
                    changed[at] ^= (byte)(1 << chance.Next(8));
                    break;
                case 1:
                    changed[at] = (byte)chance.Next(256);
                    break;
                case 2:
                    changed.RemoveRange(at, length);
                    break;
                case 3:
                    changed.InsertRange(chance.Next(changed.Count + 1), changed.GetRange(at, length));
                    break;
                case 4:
                    changed.InsertRange(at, Encoding.UTF8.GetBytes(Token(chance)));
                    break;
                case 5:
                    changed.InsertRange(at, Enumerable.Repeat((byte)(chance.Next(3) switch { 0 => 0, 1 => 255, _ => chance.Next(256) }), chance.Next(1, 9)));
                    break;
                default:
                    if (chance.Next(10) == 0)
                    {
                        changed.RemoveRange(at, changed.Count - at);
                    }

                    break;
            }
        }

        return [.. changed];
    }

    /// <summary>The text with a part of it gone, large parts first.</summary>
    public static IEnumerable<string> Smaller(string text)
    {
        for (int part = text.Length; part > 0; part /= 2)
        {
            for (int at = 0; at + part <= text.Length; at += part)
            {
                yield return text.Remove(at, part);
            }
        }
    }

    /// <summary>The bytes with a part of them gone, large parts first.</summary>
    public static IEnumerable<byte[]> Smaller(byte[] bytes)
    {
        for (int part = bytes.Length; part > 0; part /= 2)
        {
            for (int at = 0; at + part <= bytes.Length; at += part)
            {
                yield return [.. bytes.AsSpan(0, at), .. bytes.AsSpan(at + part)];
            }
        }
    }

    /// <summary>A text as C# would write it; long ones by beginning and end.</summary>
    public static string Show(string text)
    {
        var shown = new StringBuilder();
        foreach (char c in text.Length > 2000 ? text[..1000] + " … " + text[^1000..] : text)
        {
            shown.Append(c is >= ' ' and < '\u007F' ? c.ToString() : $"\\u{(int)c:X4}");
        }

        return $"\"{shown}\" ({text.Length} characters)";
    }

    /// <summary>Bytes in base 64; of long ones only that they are long.</summary>
    public static string Show(byte[] bytes) => $"{(bytes.Length > 20_000 ? "too long to print" : Convert.ToBase64String(bytes))} ({bytes.Length} bytes)";

    /// <summary>Mostly a few, sometimes many.</summary>
    private static int Run(Random chance) => 1 + (chance.Next(4) == 0 ? chance.Next(200) : chance.Next(6));
}
