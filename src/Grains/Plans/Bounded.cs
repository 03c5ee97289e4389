using System.Diagnostics.CodeAnalysis;

namespace Zyz.Sim.Grains.Plans;

/// <summary>Keeps what was used last, up to a total weight; the rest is let go, the longest unused first.</summary>
/// <typeparam name="T">What is kept.</typeparam>
/// <param name="capacity">Largest total weight.</param>
internal sealed class Bounded<T>(long capacity)
    where T : class
{
    private readonly Dictionary<string, LinkedListNode<(string Key, T Value, long Weight, Action? Gone)>> places = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, T Value, long Weight, Action? Gone)> order = [];
    private long weight;

    /// <summary>Finds something, which makes it the last used.</summary>
    public bool TryGet(string key, [MaybeNullWhen(false)] out T value)
    {
        lock (places)
        {
            if (!places.TryGetValue(key, out var node))
            {
                value = null;
                return false;
            }

            order.Remove(node);
            order.AddLast(node);
            value = node.Value.Value;
            return true;
        }
    }

    /// <summary>Keeps something, unless it is kept already.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">What is kept.</param>
    /// <param name="size">Its weight. &gt; 0.</param>
    /// <param name="gone">Called when it is let go, or null.</param>
    /// <returns>What is kept under the name.</returns>
    public T Keep(string key, T value, long size = 1, Action? gone = null)
    {
        List<Action>? let = null;
        lock (places)
        {
            if (places.TryGetValue(key, out var node))
            {
                return node.Value.Value;
            }

            places[key] = order.AddLast((key, value, size, gone));
            weight += size;
            while (weight > capacity && order.First is { } first && first.Value.Key != key)
            {
                order.RemoveFirst();
                places.Remove(first.Value.Key);
                weight -= first.Value.Weight;
                if (first.Value.Gone is { } call)
                {
                    (let ??= []).Add(call);
                }
            }
        }

        let?.ForEach(call => call());
        return value;
    }
}
