namespace PolicyBot.Service.Channels.WeChat;

/// <summary>How the account's calls are protected, as chosen in its settings (消息加解密方式).</summary>
internal enum WeChatMode
{
    /// <summary>明文模式: only the address is signed.</summary>
    Plain,

    /// <summary>兼容模式: the message comes both readable and encrypted; only the encrypted one is used where it is there.</summary>
    Compatible,

    /// <summary>安全模式: encrypted and signed both ways; anything else is refused.</summary>
    Safe,
}
