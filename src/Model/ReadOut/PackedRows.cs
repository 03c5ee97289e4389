using System.Runtime.InteropServices;
using Zyz.Sim.Model.Draws;

namespace Zyz.Sim.Model.ReadOut;

/// <summary>
/// Rows of 64 doubles in the fewest bytes that give back every bit. More than half of a town's measures are counts: as bytes they take
/// an eighth. What a run holds, sends and stores is half as large.
/// </summary>
/// <remarks>First one byte for each row, which says how it is written, then the rows; all begin at multiples of eight bytes.</remarks>
public sealed class PackedRows
{
    private const int Lanes = DrawAddress.GroupSize;
    private readonly byte[] bytes;
    private readonly int head;
    private readonly int[] starts;

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    /// <param name="bytes">The bytes; nobody may write to them any more.</param>
    /// <param name="head">Bytes before the rows, a multiple of eight [count].</param>
    /// <param name="rows">Rows [count].</param>
    /// <exception cref="InvalidDataException">They are not as many rows.</exception>
    public PackedRows(byte[] bytes, int head, int rows)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        (this.bytes, this.head, starts) = (bytes, head, new int[rows]);
        long at = head + Padded(rows);
        for (int row = 0; row < rows && at <= bytes.Length; row++)
        {
            starts[row] = (int)at;
            at += Size((RowForm)bytes[head + row]);
        }

        if (at != bytes.Length)
        {
            throw new InvalidDataException($"{bytes.Length} bytes cannot be {rows} rows of {Lanes} numbers");
        }
    }

    private enum RowForm : byte
    {
        Doubles,
        Bytes,
        Shorts,
        Same,
    }

    /// <summary>Packs rows.</summary>
    /// <param name="values">64 doubles of each row.</param>
    /// <param name="head">Bytes to leave free before the rows, a multiple of eight [count].</param>
    /// <returns>The bytes.</returns>
    public static byte[] Pack(ReadOnlySpan<double> values, int head)
    {
        int rows = values.Length / Lanes, size = head + Padded(rows);
        byte[] forms = new byte[Padded(rows)];
        for (int row = 0; row < rows; row++)
        {
            RowForm form = FormOf(values.Slice(row * Lanes, Lanes));
            forms[row] = (byte)form;
            size += Size(form);
        }

        byte[] bytes = GC.AllocateUninitializedArray<byte>(size, pinned: true); // held to the end of a run: the collector would move it twice, an eighth of a pass to 2030
        bytes.AsSpan(0, head).Clear();
        forms.CopyTo(bytes, head);
        Span<byte> rest = bytes.AsSpan(head + forms.Length);
        for (int row = 0; row < rows; row++)
        {
            var form = (RowForm)forms[row];
            Write(values.Slice(row * Lanes, Lanes), form, rest);
            rest = rest[Size(form)..];
        }

        return bytes;
    }

    /// <summary>The first numbers of a row.</summary>
    /// <param name="row">Row.</param>
    /// <param name="values">Receives them; at most 64.</param>
    public void Read(int row, Span<double> values)
    {
        ReadOnlySpan<byte> from = bytes.AsSpan(starts[row]);
        switch ((RowForm)bytes[head + row])
        {
            case RowForm.Doubles:
                MemoryMarshal.Cast<byte, double>(from)[..values.Length].CopyTo(values);
                break;
            case RowForm.Bytes:
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = from[i];
                }

                break;
            case RowForm.Shorts:
                ReadOnlySpan<ushort> shorts = MemoryMarshal.Cast<byte, ushort>(from)[..values.Length];
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = shorts[i];
                }

                break;
            default:
                values.Fill(MemoryMarshal.Read<double>(from));
                break;
        }
    }

    private static int Padded(int rows) => (rows + 7) & ~7;

    private static int Size(RowForm form) => form switch
    {
        RowForm.Doubles => Lanes * sizeof(double),
        RowForm.Bytes => Lanes,
        RowForm.Shorts => Lanes * sizeof(ushort),
        RowForm.Same => sizeof(double),
        _ => throw new InvalidDataException($"a row of the form {(int)form}, which there is not"),
    };

    /// <summary>The smallest form that gives back every bit: a zero below zero and what is no number stay doubles.</summary>
    private static RowForm FormOf(ReadOnlySpan<double> row)
    {
        ReadOnlySpan<long> bits = MemoryMarshal.Cast<double, long>(row);
        if (bits.IndexOfAnyExcept(bits[0]) < 0)
        {
            return RowForm.Same;
        }

        ushort all = 0;
        foreach (double value in row)
        {
            ushort whole = value is >= 0 and <= ushort.MaxValue ? (ushort)value : (ushort)0;
            if (BitConverter.DoubleToInt64Bits(whole) != BitConverter.DoubleToInt64Bits(value))
            {
                return RowForm.Doubles;
            }

            all |= whole;
        }

        return all <= byte.MaxValue ? RowForm.Bytes : RowForm.Shorts;
    }

    private static void Write(ReadOnlySpan<double> row, RowForm form, Span<byte> to)
    {
        switch (form)
        {
            case RowForm.Doubles:
                MemoryMarshal.AsBytes(row).CopyTo(to);
                break;
            case RowForm.Bytes:
                for (int i = 0; i < Lanes; i++)
                {
                    to[i] = (byte)row[i];
                }

                break;
            case RowForm.Shorts:
                Span<ushort> shorts = MemoryMarshal.Cast<byte, ushort>(to);
                for (int i = 0; i < Lanes; i++)
                {
                    shorts[i] = (ushort)row[i];
                }

                break;
            default:
                MemoryMarshal.Write(to, row[0]);
                break;
        }
    }
}
