using System.Security.Cryptography;
using System.Text;
using Orleans.Dashboard;

namespace Zyz.Sim.Service;

/// <summary>
/// Orleans' dashboard behind a key. It has no login of its own and shows the state of grains, so that without a key there is
/// none, and with one every request must bring it (HTTP basic authentication, any name).
/// </summary>
internal static class Dashboard
{
    /// <summary>Adds <c>/dashboard</c> where there is a key.</summary>
    public static void Map(WebApplication service, string? key)
    {
        if (key is null)
        {
            return;
        }

        service.Use(async (context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/dashboard") && !Knows(context.Request.Headers.Authorization.ToString(), key))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                context.Response.Headers.WWWAuthenticate = "Basic realm=\"zyz\", charset=\"UTF-8\"";
                return;
            }

            await next(context);
        });
        service.MapOrleansDashboard("/dashboard");
    }

    /// <summary>Whether a request brings the key; takes the same time wherever the two differ.</summary>
    internal static bool Knows(string header, string key)
    {
        const string Scheme = "Basic ";
        Span<byte> told = stackalloc byte[512];
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || !Convert.TryFromBase64String(header[Scheme.Length..].Trim(), told, out int length))
        {
            return false;
        }

        string text = Encoding.UTF8.GetString(told[..length]);
        string password = text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(password)), SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }
}
