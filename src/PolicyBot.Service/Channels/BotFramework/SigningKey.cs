using System.Security.Cryptography;

namespace PolicyBot.Service.Channels.BotFramework;

/// <summary>A published key. Thread-safe: verifying with it changes nothing.</summary>
/// <param name="Rsa">The public key.</param>
/// <param name="Endorsements">The channels that it may speak for.</param>
internal sealed record SigningKey(RSA Rsa, IReadOnlySet<string> Endorsements);
