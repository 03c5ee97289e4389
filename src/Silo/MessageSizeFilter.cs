using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using Orleans.Runtime;
using Zyz.Sim.Contracts;

namespace Zyz.Sim.Silo;

/// <summary>
/// Refuses what would be too large a message, where it is asked for and where it is answered. Orleans itself finds out only on the wire:
/// it then breaks the connection, with the calls of everybody on it, and tries again without a pause until the call times out.
/// </summary>
/// <param name="most">Largest body [bytes].</param>
internal sealed class MessageSizeFilter(int most) : IOutgoingGrainCallFilter, IIncomingGrainCallFilter
{
    /// <summary>What a value costs at most besides what it holds [bytes].</summary>
    private const int PerValue = 16;

    private static readonly ConcurrentDictionary<Type, Func<object, object?>[]> s_parts = new();

    /// <inheritdoc/>
    public Task Invoke(IOutgoingGrainCallContext context)
    {
        long size = 0;
        for (int i = 0; i < context.Request.GetArgumentCount(); i++)
        {
            size += Size(context.Request.GetArgument(i));
        }

        Check(size, context.InterfaceName, context.MethodName);
        return context.Invoke();
    }

    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        Check(Size(context.Result), context.InterfaceName, context.MethodName);
    }

    private void Check(long size, string grain, string method)
    {
        if (size > most - MessageLimits.Beside)
        {
            throw new OrleansException($"{grain}.{method}: a message of {size} bytes; the limit is {most - MessageLimits.Beside}");
        }
    }

    /// <summary>Size of a value in a message, a little too large at most; values that are no message of ours and no array are small.</summary>
    private static long Size(object? value) => PerValue + value switch
    {
        string text => Encoding.UTF8.GetByteCount(text),
        Array { Rank: 1 } array when array.GetType().GetElementType()!.IsPrimitive => Buffer.ByteLength(array),
        IDictionary map => map.Keys.Cast<object?>().Concat(map.Values.Cast<object?>()).Sum(Size),
        Array array => array.Cast<object?>().Sum(Size),
        not null when value.GetType().Assembly == typeof(MessageLimits).Assembly => Parts(value.GetType()).Sum(part => PerValue + Size(part(value))),
        _ => 0,
    };

    /// <summary>The parts of a message that can be large, asked by compiled code: every call of the service passes here.</summary>
    private static Func<object, object?>[] Parts(Type message) => s_parts.GetOrAdd(message, static type =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => !p.PropertyType.IsValueType && p.GetIndexParameters().Length == 0).Select(Getter)]);

    private static Func<object, object?> Getter(PropertyInfo part)
    {
        ParameterExpression message = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, object?>>(Expression.Property(Expression.Convert(message, part.DeclaringType!), part), message).Compile();
    }
}
